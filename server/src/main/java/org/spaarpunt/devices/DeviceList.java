package org.spaarpunt.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.acts.PagedQuery;
import org.spaarpunt.devices.Device.Status;
import org.spaarpunt.storage.Timestamps;

/** All devices, for an administrator to look through. */
public final class DeviceList {
    private static final String NAME = PagedQuery.folded("device.name");

    private static final PagedQuery QUERY = new PagedQuery(
            """
            device.consumer_key, device.name, device.status, device.seen_at, coalesce(owner.name, '') as owner,
            coalesce(event.title, '') as event
            """,
            """
            from device
            left join counter owner on owner.id = device.owner_id
            left join event on event.id = device.event_id
            where true
            """,
            "(device.consumer_key = :search or " + PagedQuery.found("device.name || ' ' || coalesce(owner.name, '')")
                    + ")",
            "device.consumer_key");

    private final Jdbi jdbi;

    public enum Order {
        NAME(DeviceList.NAME),
        OWNER(PagedQuery.folded("coalesce(owner.name, '')"), DeviceList.NAME),
        /** Those that were never seen come first. */
        SEEN("coalesce(device.seen_at, '-infinity')");

        private final String sql;

        Order(String... expressions) {
            this.sql = PagedQuery.order(expressions);
        }
    }

    /**
     * A device.
     *
     * @param owner the name of the counter that owns it; empty: none does
     * @param event the title of the event that it is connected to; empty: none
     */
    public record Row(String key, String name, Status status, String owner, String event, Optional<Instant> seenAt) {
        public DeviceLight light(Instant now) {
            return DeviceLight.of(status, !event.isEmpty(), seenAt, now);
        }
    }

    public DeviceList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public ListPage<Row> part(PageQuery<Order> wanted) {
        return QUERY.part(jdbi, wanted, wanted.order().sql, Map.of(), (row, _) -> row(row));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("consumer_key"),
                row.getString("name"),
                Status.valueOf(row.getString("status")),
                row.getString("owner"),
                row.getString("event"),
                Timestamps.ifAnyIn(row, "seen_at"));
    }
}
