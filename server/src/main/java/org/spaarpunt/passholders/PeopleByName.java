package org.spaarpunt.passholders;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.rights.PeopleScope;
import org.spaarpunt.rights.ScopeConditions;
import org.spaarpunt.storage.Conditions;

/**
 * Finds people by words of their names, in whatever order these were heard, and lists them by family name and first name.
 * Nothing is counted: where a name is common, only as many people are read as are shown.
 */
final class PeopleByName {
    /** If more people have the parts in their names, a page is soon full of those that begin with the first word. */
    private static final int RARE_ONE_IN = 50;

    /** The prefix of the parameters for the passholders that the viewer sees in full. */
    private static final String SEEN = "seen";

    /** Sorted as the index has them. */
    private static final String IN_ORDER = """
             order by folded(passholder.name) collate "C", folded(passholder.first_name) collate "C", passholder.id\
            """;

    private static final String PAGE = "select passholder.id from %s %s" + IN_ORDER + " limit :max offset :start";

    private static final String AMONG = "(select * from passholder" + IN_ORDER + " limit %d) passholder";

    private static final String SORTED = """
            with found as materialized (
                select id, folded(name) collate "C" as family, folded(first_name) collate "C" as first from passholder %%s limit %%d)
            select %s
            """.formatted(FoundPeople.COLUMNS.formatted(" order by family, first, id"));

    private final NameSearch asked;
    private final PeopleScope scope;
    private final int few;
    private final Handle handle;

    /** @param few how many people are sorted at most */
    PeopleByName(NameSearch asked, PeopleScope scope, int few, Handle handle) {
        this.asked = asked;
        this.scope = scope;
        this.few = few;
        this.handle = handle;
    }

    /** First those one of whose names begins with the first word, and only if there are none, those that have it within a name. */
    List<Long> page(int start, int max) {
        if (asked.words().isEmpty()) {
            return first(this::conditions, NameParts.NONE, start, max);
        }
        var beginning = beginning(start, max);
        // Of a part beyond the end, the first one decides which names are meant.
        boolean within = beginning.isEmpty() && (start == 0 || beginning(0, 1).isEmpty());
        return within ? within(start, max) : beginning;
    }

    private List<Long> beginning(int start, int max) {
        var parts = new NameParts(asked.words());
        boolean byParts = asked.words().size() > 1 && parts.areRare(conditions(), RARE_ONE_IN, handle);
        if (byParts || asked.born().isPresent()) {
            var found = few(eitherBegins(), byParts ? parts : NameParts.NONE, start, max);
            if (found.isPresent()) {
                return found.get();
            }
        }
        // Each of the two is read from an index of its own.
        int most = start + max;
        var family = read("passholder", begins("name"), 0, most);
        var first = first(() -> begins("first_name"), NameParts.NONE, 0, most);
        var ids = Stream.concat(family.stream(), first.stream()).toList();
        var found = new Conditions();
        found.and(true, "passholder.id = any(:ids)", query -> query.bindArray("ids", Long.class, ids));
        return read("passholder", found, start, max);
    }

    private List<Long> within(int start, int max) {
        return first(this::conditions, new NameParts(asked.words()), start, max);
    }

    /**
     * A page of those who meet conditions: few are sorted, many are read in the order of an index, without the parts, which would
     * be looked for in each row there.
     */
    private List<Long> first(Supplier<Conditions> conditions, NameParts parts, int start, int max) {
        return few(conditions.get(), parts, start, max)
                .orElseGet(() -> OrderWindow.page(
                        few, max, start, max, window -> read(AMONG.formatted(window), conditions.get(), start, max)));
    }

    /** A page of those who meet conditions, found by parts of their names; empty if they are too many to be sorted. */
    private Optional<List<Long>> few(Conditions conditions, NameParts parts, int start, int max) {
        parts.add(conditions);
        var found = conditions
                .bound(handle.createQuery(SORTED.formatted(conditions.where(), few + 1)))
                .bind("start", start)
                .bind("max", max)
                .map((row, _) -> FoundPeople.read(row))
                .one();
        return Optional.of(found).filter(all -> all.total() <= few).map(FoundPeople::ids);
    }

    private List<Long> read(String source, Conditions conditions, int start, int max) {
        return conditions
                .bound(handle.createQuery(PAGE.formatted(source, conditions.where())))
                .bind("start", start)
                .bind("max", max)
                .mapTo(Long.class)
                .list();
    }

    private Conditions begins(String column) {
        var word = asked.words().getFirst();
        return conditions().words(column, word + "*");
    }

    /** The same of either name, where another condition leads to an index. */
    private Conditions eitherBegins() {
        return conditions()
                .and(
                        "(starts_with(folded(name), folded(:begins)) or starts_with(folded(first_name), folded(:begins)))",
                        "begins",
                        asked.words().getFirst());
    }

    /** What holds wherever the first word is. */
    private Conditions conditions() {
        var conditions = new Conditions();
        for (int i = 0; i < asked.words().size(); i++) {
            var name = "word" + i;
            // A word has no space, so it is in one of the two.
            conditions.and(
                    "(strpos(folded(name), folded(:%1$s)) > 0 or strpos(folded(first_name), folded(:%1$s)) > 0)"
                            .formatted(name),
                    name,
                    asked.words().get(i));
        }
        conditions.range("passholder.date_of_birth", "born", asked.born(), asked.born());
        ScopeConditions.add(SEEN, scope, conditions);
        return conditions;
    }
}
