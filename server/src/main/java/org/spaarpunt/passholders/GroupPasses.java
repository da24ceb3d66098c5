package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.UitpasNumber;

/** Groups that hold a card. */
public final class GroupPasses {
    private static final String FIND = "select name, uuid, end_date, tickets_per_year from group_pass where id = :id";

    /** The card that is in use comes first. */
    private static final String CARD_OF = """
            select card.number
            from group_pass
            join card on card.group_pass_id = group_pass.id
            where group_pass.uuid = :uuid
            order by array_position(array['ACTIVE', 'BLOCKED'], card.status), card.number
            limit 1
            """;

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

    /** The number of the card of the group with this id. */
    public Optional<UitpasNumber> cardOf(UUID uuid) {
        return jdbi.withHandle(handle -> handle.createQuery(CARD_OF)
                .bind("uuid", uuid)
                .map((row, _) -> new UitpasNumber(row.getString("number")))
                .findOne());
    }
}
