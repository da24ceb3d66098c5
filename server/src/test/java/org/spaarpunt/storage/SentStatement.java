package org.spaarpunt.storage;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement as the driver sent it, with {@code $1} and so on in the places of its parameters.
 *
 * @param sender the class that sent it, without the name of the product's package
 * @param types the number of each parameter's type in PostgreSQL; 0 where the statement itself decides
 */
record SentStatement(String sender, List<Long> types, String text) implements Comparable<SentStatement> {
    /** What is planned, and so can be prepared, begins with one of these. */
    private static final Set<String> PLANNED = Set.of("select", "with", "insert", "update", "delete", "merge");

    private static final Pattern TEMPORARY = Pattern.compile("create temporary table (?<table>\\w+)");

    private static final Comparator<SentStatement> ORDER = Comparator.comparing(SentStatement::sender)
            .thenComparing(SentStatement::text)
            .thenComparing(statement -> statement.types().toString());

    SentStatement {
        types = List.copyOf(types);
        text = text.lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    boolean isPlanned() {
        return PLANNED.contains(text.split("\\W", 2)[0].toLowerCase(Locale.ROOT));
    }

    boolean makesTemporaryTable() {
        return TEMPORARY.matcher(text).lookingAt();
    }

    /** Whether it names the table that this other one makes. */
    boolean uses(SentStatement temporary) {
        var made = TEMPORARY.matcher(temporary.text());
        return made.lookingAt() && Stream.of(text.split("\\W+")).anyMatch(made.group("table")::equals);
    }

    /** What makes PostgreSQL parse and plan it without running it. */
    String trial(LongFunction<String> typeNames) {
        var declared = types.stream().map(typeNames::apply).collect(Collectors.joining(", "));
        var values = types.stream().map(_ -> "null").collect(Collectors.joining(", "));
        return types.isEmpty()
                ? "explain " + text
                : "prepare sent (%s) as %s;\nexplain execute sent (%s);\ndeallocate sent"
                        .formatted(declared, text, values);
    }

    @Override
    public int compareTo(SentStatement other) {
        return ORDER.compare(this, other);
    }
}
