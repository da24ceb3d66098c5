package org.spaarpunt.passes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.HeldCard.Holder;
import org.spaarpunt.passes.HeldCard.Keeper;
import org.spaarpunt.storage.Text;

/** Cards and passholders, read from the database each time: a card can be blocked at any moment. */
public final class CardReader {
    private static final String CARD_SYSTEMS = """
            array(
                select card_system_id from membership where membership.passholder_id = passholder.id
                union
                select card_system_id from card own where own.passholder_id = passholder.id
            ) as passholder_systems
            """;

    private static final String CARD = """
            select card.number, card.chip, card.type, card.status, card.group_pass_id,
                   card_system.id as card_system_id, card_system.name as card_system,
                   passholder.id as passholder_id, passholder.uid, passholder.city,
                   counter.id as counter_id, counter.consumer_key, counter.name as counter,
            """ + CARD_SYSTEMS + """
            from card
            join card_system on card_system.id = card.card_system_id
            left join passholder on passholder.id = card.passholder_id
            left join counter on counter.id = card.counter_id
            """;

    private static final String BY_NUMBER = CARD + "where card.number = :reference";
    private static final String BY_CHIP = CARD + "where card.chip = :reference";

    /** The card that a passholder most likely uses comes first. */
    private static final String OF_PASSHOLDERS = CARD + """
            where card.passholder_id = any(:passholders)
            order by array_position(array['ACTIVE', 'BLOCKED'], card.status), card.card_system_id, card.number
            """;

    private static final String PASSHOLDER = """
            select id as passholder_id, uid, city,
            """ + CARD_SYSTEMS + """
            from passholder
            where uid = :uid
            """;

    private final Jdbi jdbi;

    public CardReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The card that the reference names; empty if there is none, or the reference cannot be a card's. */
    public Optional<HeldCard> find(CardReference reference) {
        return switch (reference) {
            case UitpasNumber(var digits) -> find(BY_NUMBER, digits);
            case ChipNumber(var hex) -> find(BY_CHIP, hex);
            case CardReference.UnreadableNumber _, CardReference.UnreadableChip _ -> Optional.empty();
        };
    }

    /** All cards of these passholders; for each passholder, cards in use come first and blocked ones after them. */
    public List<HeldCard> of(List<Long> passholders) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_PASSHOLDERS)
                .bindArray("passholders", Long.class, passholders)
                .map((row, _) -> card(row))
                .list());
    }

    public Optional<Passholder> passholder(String uid) {
        if (!Text.canBeStored(uid)) {
            return Optional.empty();
        }
        return jdbi.withHandle(handle -> handle.createQuery(PASSHOLDER)
                .bind("uid", uid)
                .map((row, _) -> passholder(row))
                .findOne());
    }

    private Optional<HeldCard> find(String statement, String reference) {
        return jdbi.withHandle(handle -> handle.createQuery(statement)
                .bind("reference", reference)
                .map((row, _) -> card(row))
                .findOne());
    }

    private static HeldCard card(ResultSet row) throws SQLException {
        return new HeldCard(
                new UitpasNumber(row.getString("number")),
                new ChipNumber(row.getString("chip")),
                CardType.valueOf(row.getString("type")),
                CardStatus.valueOf(row.getString("status")),
                new CardSystem(row.getLong("card_system_id"), row.getString("card_system")),
                keeper(row),
                holder(row));
    }

    private static Optional<Keeper> keeper(ResultSet row) throws SQLException {
        var key = row.getString("consumer_key");
        return key == null
                ? Optional.empty()
                : Optional.of(new Keeper(row.getLong("counter_id"), key, row.getString("counter")));
    }

    private static Holder holder(ResultSet row) throws SQLException {
        long groupPassId = row.getLong("group_pass_id");
        if (!row.wasNull()) {
            return new Holder.OfGroup(groupPassId);
        }
        return row.getString("uid") == null ? new Holder.Nobody() : new Holder.OfPassholder(passholder(row));
    }

    private static Passholder passholder(ResultSet row) throws SQLException {
        return new Passholder(row.getLong("passholder_id"), row.getString("uid"), row.getString("city"), Set.of((Long[])
                row.getArray("passholder_systems").getArray()));
    }
}
