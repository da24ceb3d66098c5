package org.spaarpunt.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file with the statements that the servers of a release send. {@link StatementRecorder} writes it. */
record SentStatements(String release, SortedSet<SentStatement> statements) {
    static final Path FILE = Path.of("src/test/resources/org/spaarpunt/storage/statements.sql");

    private static final String RELEASE = "-- Release: ";

    private static final Pattern HEAD = Pattern.compile("-- (?<sender>[\\w.]+) \\((?<types>[\\d, ]*)\\)");

    static SentStatements read() throws IOException {
        var lines = Files.readAllLines(FILE);
        var read = new TreeSet<SentStatement>();
        var part = new ArrayList<String>();
        for (var line : lines.reversed()) {
            var head = HEAD.matcher(line);
            if (head.matches()) {
                var text = String.join("\n", part.reversed());
                read.add(new SentStatement(head.group("sender"), numbers(head.group("types")), text));
                part.clear();
            } else {
                part.add(line);
            }
        }
        return new SentStatements(lines.getFirst().replace(RELEASE, ""), read);
    }

    /** With these too: a run of the tests may be made in parts. */
    SentStatements with(Collection<SentStatement> more) {
        var all = new TreeSet<>(statements);
        all.addAll(more);
        return new SentStatements(release, all);
    }

    void write() throws IOException {
        var parts = Stream.concat(
                Stream.of(RELEASE + release),
                statements.stream()
                        .map(one -> "-- %s (%s)\n%s".formatted(one.sender(), joined(one.types()), one.text())));
        Files.writeString(FILE, parts.collect(Collectors.joining("\n\n", "", "\n")));
    }

    private static String joined(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static List<Long> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(", ", -1)).map(Long::valueOf).toList();
    }
}
