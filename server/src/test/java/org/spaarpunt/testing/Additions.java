package org.spaarpunt.testing;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Cards and events that the demo data lacks, put straight into a database. */
public final class Additions {
    private static final String CARDS = """
            with newcomer as (
                insert into passholder (uid, first_name, name, city)
                select gen_random_uuid()::text, 'Lies', 'Baert', 'Aalst' from generate_series(1, :count)
                returning id
            ),
            joined as (
                insert into membership (passholder_id, card_system_id, status) select id, 2, 'ACTIVE' from newcomer
            )
            insert into card (number, chip, card_system_id, status, passholder_id)
            select '77' || lpad(id::text, 11, '0'), 'AA' || lpad(id::text, 12, '0'), 2, 'ACTIVE', id from newcomer
            returning number
            """;

    private static final String EVENTS = """
            insert into event (cdbid, title, organiser_id, calendar, limit_volume, limit_period)
            select :name || n, 'Repetitie', organiser_id, calendar, :volume, :period
            from event, generate_series(1, :count) n
            where event.cdbid = 'demo-unlimited'
            returning cdbid
            """;

    private final Jdbi jdbi;

    public Additions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The numbers of new active cards, each of a passholder of its own, who has no points. */
    public List<String> cards(int count) {
        return jdbi.withHandle(handle -> handle.createQuery(CARDS)
                .bind("count", count)
                .mapTo(String.class)
                .list());
    }

    public String card() {
        return cards(1).getFirst();
    }

    /** The ids of new permanent events of De Werf, for one point each; they begin with the name. */
    public List<String> events(String name, int count, int limitVolume, String limitPeriod) {
        return jdbi.withHandle(handle -> handle.createQuery(EVENTS)
                .bind("name", name)
                .bind("count", count)
                .bind("volume", limitVolume)
                .bind("period", limitPeriod)
                .mapTo(String.class)
                .list());
    }
}
