package org.spaarpunt.associations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.passes.CardSystemList.CardSystem;
import org.spaarpunt.passes.CardSystems;
import org.spaarpunt.time.LocalZone;

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

    private static final String LOCK = "select id from association where id = :id for no key update";

    private static final String CHANGE = """
            update association
            set name = :name, end_rule = :rule, free_end = cast(:end as date), years = cast(:years as integer)
            where id = :id
            """;

    private static final String TAKE_OUT = "delete from association_card_system where association_id = :association";

    private static final String MEMBERS = """
            select association_id, count(*) as members
            from association_membership
            where end_date >= :today
            group by association_id
            """;

    private final AuditedTransaction transaction;
    private final AssociationReader directory;

    public Associations(AuditedTransaction transaction) {
        this.transaction = transaction;
        this.directory = new AssociationReader(transaction.jdbi());
    }

    /** What an administrator decides about an association. */
    public enum Part {
        NAME,
        CARD_SYSTEMS,
        END_RULE
    }

    public List<Association> list() {
        return directory.all();
    }

    public Optional<Association> find(long id) {
        return directory.find(id);
    }

    /** The number of members whose membership has not ended, by the number of the association; none for none. */
    public Map<Long, Long> members() {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(MEMBERS)
                        .bind("today", LocalZone.dayOf(transaction.now()))
                        .map((row, _) -> Map.entry(row.getLong("association_id"), row.getLong("members")))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * Creates an association.
     *
     * @param cardSystems where it registers its members; at least one
     * @return its number
     */
    public Outcome<Long> create(Actor actor, String name, SortedSet<Long> cardSystems, EndRule rule) {
        return create(actor, name, cardSystems, rule, Once.everyTime());
    }

    public Outcome<Long> create(Actor actor, String name, SortedSet<Long> cardSystems, EndRule rule, Once<Long> once) {
        var flaws = flaws(name, cardSystems, rule);
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        return transaction.act(
                actor,
                number -> new Line(Act.ASSOCIATION_CREATED, String.valueOf(number), name),
                once.around(handle -> create(name, cardSystems, rule, handle)));
    }

    /** Changes an association. Memberships that there are keep their end. */
    public Outcome<Nothing> change(Actor actor, long id, String name, SortedSet<Long> cardSystems, EndRule rule) {
        var flaws = flaws(name, cardSystems, rule);
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        return transaction
                .<List<Part>>act(
                        actor,
                        parts -> new Line(
                                Act.ASSOCIATION_CHANGED,
                                String.valueOf(id),
                                parts.stream().map(Part::name).collect(Collectors.joining(", "))),
                        handle -> change(id, name, cardSystems, rule, handle))
                .map(_ -> Nothing.NOTHING);
    }

    private static Outcome<List<Part>> change(
            long id, String name, SortedSet<Long> cardSystems, EndRule rule, Handle handle) {
        var present = locked(id, handle);
        if (present.isEmpty()) {
            return new Unknown<>(Subject.ASSOCIATION, String.valueOf(id));
        }
        var parts = changed(present.get(), name, cardSystems, rule);
        if (parts.isEmpty()) {
            return new Unchanged<>();
        }
        var unknown = unknown(cardSystems, handle);
        if (unknown.isPresent()) {
            return CardSystems.unknown(unknown.get());
        }
        bound(handle.createUpdate(CHANGE).bind("id", id), name, rule).execute();
        handle.createUpdate(TAKE_OUT).bind("association", id).execute();
        putIn(id, cardSystems, handle);
        return new Done<>(parts);
    }

    /** Reads in a statement of its own, which sees what the lock waited for. */
    private static Optional<Association> locked(long id, Handle handle) {
        return handle.createQuery(LOCK)
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .flatMap(known -> AssociationReader.find(known, handle));
    }

    private static List<Part> changed(Association present, String name, Set<Long> cardSystems, EndRule rule) {
        var systems = present.cardSystems().stream().map(CardSystem::id).collect(Collectors.toSet());
        var parts = new ArrayList<Part>();
        if (!present.name().equals(name)) {
            parts.add(Part.NAME);
        }
        if (!systems.equals(cardSystems)) {
            parts.add(Part.CARD_SYSTEMS);
        }
        if (!present.endRule().equals(rule)) {
            parts.add(Part.END_RULE);
        }
        return parts;
    }

    private static List<Flaw> flaws(String name, Set<Long> cardSystems, EndRule rule) {
        return InputRules.flaws(
                InputRules.name(Input.NAME, name),
                InputRules.flawUnless(!cardSystems.isEmpty(), Input.CARD_SYSTEMS, Refusal.NO_CARD_SYSTEM),
                years(rule));
    }

    private static Outcome<Long> create(String name, SortedSet<Long> cardSystems, EndRule rule, Handle handle) {
        var unknown = unknown(cardSystems, handle);
        if (unknown.isPresent()) {
            return CardSystems.unknown(unknown.get());
        }
        long id =
                bound(handle.createQuery(CREATE), name, rule).mapTo(Long.class).one();
        putIn(id, cardSystems, handle);
        return new Done<>(id);
    }

    private static Optional<Long> unknown(Set<Long> cardSystems, Handle handle) {
        return cardSystems.stream()
                .filter(system -> !CardSystems.exists(handle, system))
                .findFirst();
    }

    private static void putIn(long id, Set<Long> cardSystems, Handle handle) {
        for (var cardSystem : cardSystems) {
            handle.createUpdate(PUT_IN)
                    .bind("association", id)
                    .bind("cardSystem", cardSystem)
                    .execute();
        }
    }

    private static <S extends SqlStatement<S>> S bound(S statement, String name, EndRule rule) {
        var columns = columns(rule);
        return statement
                .bind("name", name)
                .bind("rule", columns.rule())
                .bind("end", columns.end())
                .bind("years", columns.years());
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
