package org.spaarpunt.storage;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a statement does to which tables, in few words by which statements can be told apart and added up:
 * {@code insert oauth_nonce}. Only words of SQL and names of tables get into it, no literal and no value.
 */
final class StatementSummary {
    private static final int MAX_TABLES = 4;

    /** Literals, comments, and what looks like a table after {@code from} or {@code update} and is none. */
    private static final Pattern NOISE = Pattern.compile(
            "'(?:[^']|'')*'|--[^\\n"
                    + "]*|/\\*.*?\\*/|\\bdistinct\\s+from\\b|\\bdo\\s+update\\b|\\bfor\\s+(?:no\\s+key\\s+)?update\\b"
                    + "|\\bextract\\s*\\(\\s*\\w+\\s+from\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern NAMED_QUERY = Pattern.compile(
            "\\b(\\w+)\\s*(?:\\([\\w\\s,]*\\)\\s*)?as\\s+(?:not\\s+)?(?:materialized\\s*)?\\(",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHANGE = Pattern.compile(
            "\\b(insert)\\s+into\\s+(\\w+)|\\b(update)\\s+(?:only\\s+)?(\\w+)|\\b(delete)\\s+from\\s+(\\w+)|\\b(merge)\\s+into\\s+(\\w+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SOURCE =
            Pattern.compile("\\b(?:from|join)\\s+(?:only\\s+)?(\\w+)\\b(?!\\s*\\()", Pattern.CASE_INSENSITIVE);

    private static final Pattern FIRST_WORD = Pattern.compile("\\A\\s*([a-zA-Z]+)");

    private StatementSummary() {}

    static String of(String sql) {
        var bare = NOISE.matcher(sql).replaceAll(" ");
        var changes = CHANGE.matcher(bare)
                .results()
                .map(StatementSummary::change)
                .distinct()
                .limit(MAX_TABLES)
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? reading(bare) : changes;
    }

    private static String change(MatchResult found) {
        for (int group = 1; group < found.groupCount(); group += 2) {
            if (found.group(group) != null) {
                return (found.group(group) + " " + found.group(group + 1)).toLowerCase(Locale.ROOT);
            }
        }
        throw new IllegalStateException("a pattern without its word");
    }

    private static String reading(String bare) {
        var tables = SOURCE.matcher(bare)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(name -> !namedQueries(bare).contains(name))
                .distinct()
                .limit(MAX_TABLES)
                .collect(Collectors.joining(" "));
        return tables.isEmpty() ? firstWord(bare) : "select " + tables;
    }

    private static Set<String> namedQueries(String bare) {
        return NAMED_QUERY
                .matcher(bare)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String firstWord(String bare) {
        var word = FIRST_WORD.matcher(bare);
        return word.find() ? word.group(1).toLowerCase(Locale.ROOT) : "statement";
    }
}
