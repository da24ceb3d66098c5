package org.spaarpunt.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A migration as its statements, each with the comment that stands above it.
 *
 * @param name as in its file's name, without the number: {@code contract_card_numbers}
 */
record MigrationScript(String name, List<Statement> statements) {
    /** A line that names the first release that does not use what this migration removes. */
    private static final Pattern UNUSED_SINCE = Pattern.compile("Not used since (\\S+[0-9])");

    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$[A-Za-z_]*\\$");
    private static final String CONTRACT = "contract_";

    /**
     * Stands in a statement for {@code concurrently}, which an index needs that is made while servers go on. In an empty
     * database it stands for nothing: nothing waits there, and behind a pooler the word would make it impossible.
     */
    static final String CONCURRENTLY = "concurrently";

    MigrationScript {
        statements = List.copyOf(statements);
    }

    /**
     * One statement.
     *
     * @param sql in lower case on one line, without comments
     * @param comment above it and in it
     */
    record Statement(String sql, String comment) {}

    static MigrationScript parse(String name, String text) {
        var reader = new Reader(text.replace("${" + CONCURRENTLY + "}", CONCURRENTLY));
        return new MigrationScript(name, reader.statements());
    }

    /** Whether it removes what an earlier release used. */
    boolean isContract() {
        return name.startsWith(CONTRACT);
    }

    /** The first release that does not use what it removes, as its comment says. */
    Optional<String> unusedSince() {
        return statements.stream()
                .map(statement -> UNUSED_SINCE.matcher(statement.comment()))
                .filter(found -> found.find())
                .map(found -> found.group(1))
                .findFirst();
    }

    /** Whether a transaction cannot contain it: an index that is made while others write. */
    boolean runsOutsideTransactions() {
        return statements.stream().anyMatch(statement -> statement.sql().contains("index concurrently "));
    }

    /** Cuts a script at the semicolons that are in no quotes and no comments. */
    private static final class Reader {
        private final String text;
        private final List<Statement> found = new ArrayList<>();
        private final StringBuilder sql = new StringBuilder();
        private final StringBuilder comment = new StringBuilder();
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Statement> statements() {
            while (at < text.length()) {
                if (text.startsWith("--", at)) {
                    comment(upTo("\n", at));
                } else if (text.startsWith("/*", at)) {
                    comment(upTo("*/", at));
                } else if (text.charAt(at) == ';') {
                    end();
                    at++;
                } else {
                    take(quoted());
                }
            }
            end();
            return found;
        }

        private void comment(int end) {
            comment.append(text, at, end).append('\n');
            at = end;
        }

        /** The end of what begins here: a quoted text, or one character. */
        private int quoted() {
            if (text.charAt(at) == '\'') {
                return upTo("'", at + 1);
            }
            var dollars = DOLLAR_QUOTE.matcher(text).region(at, text.length());
            return dollars.lookingAt() ? upTo(dollars.group(), dollars.end()) : at + 1;
        }

        private int upTo(String end, int from) {
            int index = text.indexOf(end, from);
            return index < 0 ? text.length() : index + end.length();
        }

        private void take(int end) {
            sql.append(text, at, end);
            at = end;
        }

        private void end() {
            var statement = sql.toString()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\s+", " ")
                    .strip();
            if (!statement.isEmpty()) {
                found.add(new Statement(statement, comment.toString()));
                comment.setLength(0);
            }
            sql.setLength(0);
        }
    }
}
