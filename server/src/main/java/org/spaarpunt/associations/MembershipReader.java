package org.spaarpunt.associations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Reads memberships of associations. */
public final class MembershipReader {
    private static final String OF = """
            select id, passholder_id, association_id, end_date
            from association_membership
            where passholder_id = any(:passholders)
            order by passholder_id, association_id
            """;

    private final Jdbi jdbi;
    private final AssociationReader associations;

    private record Row(long id, long passholderId, long associationId, LocalDate endDate) {}

    public MembershipReader(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.associations = new AssociationReader(jdbi);
    }

    /** By the id of the passholder; expired ones too. */
    public Map<Long, List<AssociationMembership>> of(List<Long> passholders) {
        var rows = jdbi.withHandle(handle -> handle.createQuery(OF)
                .bindArray("passholders", Long.class, passholders)
                .map((row, _) -> new Row(
                        row.getLong("id"),
                        row.getLong("passholder_id"),
                        row.getLong("association_id"),
                        row.getObject("end_date", LocalDate.class)))
                .list());
        if (rows.isEmpty()) {
            return Map.of();
        }
        var known = associations
                .of(rows.stream().map(Row::associationId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Association::id, Function.identity()));
        var found = new HashMap<Long, List<AssociationMembership>>();
        for (var row : rows) {
            var association = known.get(row.associationId());
            if (association != null) {
                found.computeIfAbsent(row.passholderId(), _ -> new ArrayList<>())
                        .add(new AssociationMembership(row.id(), association, row.endDate()));
            }
        }
        return found;
    }
}
