package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Groups that hold a card. */
public final class GroupPasses {
    private static final String FIND = "select name, uuid, end_date, tickets_per_year from group_pass where id = :id";

    private final Jdbi jdbi;

    GroupPasses(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<GroupPass> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("id", id)
                .map((row, _) -> new GroupPass(
                        row.getString("name"),
                        row.getString("uuid"),
                        Optional.ofNullable(row.getObject("end_date", LocalDate.class)),
                        row.getInt("tickets_per_year")))
                .findOne());
    }
}
