package org.spaarpunt.associations;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.passes.CardSystems;

/** Associations, of which counters make passholders members. */
public final class Associations {
    private static final int MOST_YEARS = 150;

    private static final String CREATE = """
            insert into association (name, end_rule, free_end, years)
            values (:name, :rule, cast(:end as date), cast(:years as integer))
            returning id
            """;

    private static final String PUT_IN = """
            insert into association_card_system (association_id, card_system_id) values (:association, :cardSystem)
            """;

    private final AuditedTransaction transaction;
    private final AssociationReader directory;

    public Associations(AuditedTransaction transaction) {
        this.transaction = transaction;
        this.directory = new AssociationReader(transaction.jdbi());
    }

    public List<Association> list() {
        return directory.all();
    }

    /**
     * Creates an association.
     *
     * @param cardSystems where it registers its members; at least one
     * @return its number
     */
    public Outcome<Long> create(Actor actor, String name, SortedSet<Long> cardSystems, EndRule rule) {
        var flaws = InputRules.flaws(InputRules.name(Input.NAME, name), years(rule));
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        return transaction.act(
                actor,
                number -> new Line(Act.ASSOCIATION_CREATED, String.valueOf(number), name),
                handle -> create(name, cardSystems, rule, handle));
    }

    private static Outcome<Long> create(String name, SortedSet<Long> cardSystems, EndRule rule, Handle handle) {
        for (var cardSystem : cardSystems) {
            if (!CardSystems.exists(handle, cardSystem)) {
                return CardSystems.unknown(cardSystem);
            }
        }
        var columns = columns(rule);
        long id = handle.createQuery(CREATE)
                .bind("name", name)
                .bind("rule", columns.rule())
                .bind("end", columns.end())
                .bind("years", columns.years())
                .mapTo(Long.class)
                .one();
        for (var cardSystem : cardSystems) {
            handle.createUpdate(PUT_IN)
                    .bind("association", id)
                    .bind("cardSystem", cardSystem)
                    .execute();
        }
        return new Done<>(id);
    }

    private record RuleColumns(String rule, Optional<String> end, Optional<Integer> years) {}

    private static RuleColumns columns(EndRule rule) {
        return switch (rule) {
            case EndRule.Free(var end) -> new RuleColumns("FREE", Optional.of(end.toString()), Optional.empty());
            case EndRule.AfterBirth(int years) ->
                new RuleColumns("BASED_ON_DATE_OF_BIRTH", Optional.empty(), Optional.of(years));
            case EndRule.AfterRegistration(int years) ->
                new RuleColumns("BASED_ON_REGISTRATION_DATE", Optional.empty(), Optional.of(years));
        };
    }

    private static Optional<Flaw> years(EndRule rule) {
        return columns(rule)
                .years()
                .filter(years -> years < 1 || years > MOST_YEARS)
                .map(_ -> new Flaw(Input.YEARS, Refusal.BAD_YEARS));
    }
}
