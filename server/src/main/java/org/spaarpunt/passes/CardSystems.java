package org.spaarpunt.passes;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;

/** The regions that issue cards. */
public final class CardSystems {
    private static final String LIST = """
            select id, name, expired_social_tariff_stops from card_system order by id
            """;

    private static final String CREATE = """
            insert into card_system (id, name)
            select coalesce(:id, (select coalesce(max(id), 0) + 1 from card_system)), :name
            returning id
            """;

    private static final String RENAME = """
            update card_system set name = :name where id = :id and name <> :name
            """;

    private static final String SET_STOPS = """
            update card_system set expired_social_tariff_stops = :stops where id = :id and expired_social_tariff_stops <> :stops
            """;

    private final AuditedTransaction transaction;

    /**
     * A card system.
     *
     * @param expiredSocialTariffStops whether a membership whose social tariff has expired keeps its holder from checking in
     */
    public record Details(long id, String name, boolean expiredSocialTariffStops) {}

    public CardSystems(AuditedTransaction transaction) {
        this.transaction = transaction;
    }

    public List<Details> list() {
        return jdbi().withHandle(handle -> handle.createQuery(LIST)
                .map((row, _) -> new Details(
                        row.getLong("id"), row.getString("name"), row.getBoolean("expired_social_tariff_stops")))
                .list());
    }

    /**
     * Creates a card system.
     *
     * @param id the number that the protocol shows; empty: the next free one
     * @return its number
     */
    public Outcome<Long> create(Actor actor, Optional<Long> id, String name) {
        return create(actor, id, name, Once.everyTime());
    }

    public Outcome<Long> create(Actor actor, Optional<Long> id, String name, Once<Long> once) {
        var flaws = InputRules.flaws(InputRules.name(Input.NAME, name), positive(id));
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        return transaction.act(
                actor,
                number -> new Line(Act.CARD_SYSTEM_CREATED, String.valueOf(number), name),
                once.around(handle -> new Done<>(handle.createQuery(CREATE)
                        .bind("id", id)
                        .bind("name", name)
                        .mapTo(Long.class)
                        .one())));
    }

    public Outcome<Nothing> rename(Actor actor, long id, String name) {
        var flaws = InputRules.flaws(InputRules.name(Input.NAME, name));
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        var line = new Line(Act.CARD_SYSTEM_RENAMED, String.valueOf(id), name);
        return transaction.act(
                actor,
                line,
                handle -> changed(
                        handle,
                        id,
                        handle.createUpdate(RENAME)
                                .bind("id", id)
                                .bind("name", name)
                                .execute()));
    }

    /** Sets whether a membership whose social tariff has expired keeps its holder from checking in. */
    public Outcome<Nothing> setExpiredSocialTariffStops(Actor actor, long id, boolean stops) {
        var line = new Line(Act.CARD_SYSTEM_SOCIAL_TARIFF_SET, String.valueOf(id), stops ? "stops" : "does not stop");
        return transaction.act(
                actor,
                line,
                handle -> changed(
                        handle,
                        id,
                        handle.createUpdate(SET_STOPS)
                                .bind("id", id)
                                .bind("stops", stops)
                                .execute()));
    }

    public static boolean exists(Handle handle, long id) {
        return handle.createQuery("select exists (select from card_system where id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    public static <T> Outcome<T> unknown(long id) {
        return new Unknown<>(Subject.CARD_SYSTEM, String.valueOf(id));
    }

    private static Outcome<Nothing> changed(Handle handle, long id, int rows) {
        return exists(handle, id) ? Outcome.changed(rows) : unknown(id);
    }

    private static Optional<Flaw> positive(Optional<Long> id) {
        return id.filter(number -> number < 1).map(_ -> new Flaw(Input.NUMBER, Refusal.BAD_NUMBER));
    }

    private Jdbi jdbi() {
        return transaction.jdbi();
    }
}
