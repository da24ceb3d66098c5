package org.spaarpunt.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plans of the statements that a piece of the program sends: those that PostgreSQL makes once, for all values. */
public final class Plans {
    /** More rows than a search may read without being able to stop. */
    private static final long MANY = 100_000;

    /** Operations that need all rows of what is below them before they give the first. */
    private static final Set<String> COLLECTING = Set.of("Sort", "Aggregate", "Hash", "Bitmap Heap Scan", "BitmapOr");

    private final Set<String> big;
    private final List<String> flaws = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Plans(Set<String> big) {
        this.big = big;
    }

    private record Sent(String sql, List<String> types) {}

    /**
     * The plans of all statements that a program sends.
     *
     * @param big the tables that are read by keys only
     */
    public static Plans of(Jdbi jdbi, Set<String> big, Runnable program) {
        var sent = new ArrayList<Sent>();
        var statements = jdbi.getConfig(SqlStatements.class);
        statements.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                sent.add(sent(context));
            }
        });
        try {
            program.run();
        } finally {
            statements.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        }
        var plans = new Plans(big);
        jdbi.useTransaction(handle -> sent.forEach(each -> plans.add(handle, each)));
        return plans;
    }

    /** The plan of one statement, whose parameters' types it tells by itself. */
    public static Plans of(Jdbi jdbi, Set<String> big, String statement) {
        var plans = new Plans(big);
        int parameters = (int) statement.chars().filter(mark -> mark == '?').count();
        var sent = new Sent(statement, Collections.nCopies(parameters, "unknown"));
        jdbi.useHandle(handle -> plans.add(handle, sent));
        return plans;
    }

    /** Where a big table is read as a whole, or so much of it that nobody would wait. */
    public List<String> flaws() {
        return flaws;
    }

    /** Every operation with its index or table, a line for each. */
    public String text() {
        return text.toString();
    }

    private static Sent sent(StatementContext context) {
        try {
            var parameters = context.getStatement().getParameterMetaData();
            var types = new ArrayList<String>();
            for (int i = 1; i <= parameters.getParameterCount(); i++) {
                types.add(parameters.getParameterTypeName(i));
            }
            return new Sent(context.getParsedSql().getSql(), types);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void add(Handle handle, Sent sent) {
        if (sent.sql.startsWith("set local ")) {
            run(handle, sent.sql);
            return;
        }
        var numbered = new StringBuilder(sent.sql);
        for (int i = 1; i <= sent.types.size(); i++) {
            int mark = numbered.indexOf("?");
            numbered.replace(mark, mark + 1, "$" + i);
        }
        boolean any = !sent.types.isEmpty();
        var types = any ? "(" + String.join(", ", sent.types) + ")" : "";
        var values = any
                ? "("
                        + String.join(
                                ", ",
                                IntStream.range(0, sent.types.size())
                                        .mapToObj(_ -> "null")
                                        .toList())
                        + ")"
                : "";
        run(handle, "prepare watched " + types + " as " + numbered);
        var plan = explained(handle, "explain (format json) execute watched" + values);
        run(handle, "deallocate watched");
        text.append("-- ").append(sent.sql.replaceAll("\\s+", " ")).append('\n');
        visit(plan.get(0).get("Plan"), false, 0);
    }

    private static void run(Handle handle, String sql) {
        try (var statement = handle.getConnection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private static JsonNode explained(Handle handle, String sql) {
        try (var statement = handle.getConnection().createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return JsonMapper.shared().readTree(row.getString(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** @param stoppable whether reading ends as soon as enough rows were found */
    private void visit(JsonNode node, boolean stoppable, int depth) {
        var type = node.path("Node Type").asString("");
        var table = node.path("Relation Name").asString("");
        boolean isWholeIndex =
                type.startsWith("Index") && node.path("Index Cond").isMissingNode();
        var line = "%s %s %s%s rows=%s"
                .formatted(
                        type,
                        table,
                        node.path("Index Name").asString(""),
                        isWholeIndex ? " as a whole" : "",
                        node.path("Plan Rows").asString());
        text.append(" ".repeat(depth)).append(line).append('\n');
        boolean isBig = big.contains(table);
        if (isBig
                && (type.equals("Seq Scan")
                        || (!stoppable
                                && (isWholeIndex || node.path("Plan Rows").asLong(0) > MANY)))) {
            flaws.add(line);
        }
        boolean below = type.equals("Limit") || (stoppable && !COLLECTING.contains(type));
        for (var inner : node.path("Plans")) {
            visit(inner, below, depth + 1);
        }
    }
}
