package org.spaarpunt.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.spaarpunt.storage.MigrationStep.Compatibility;
import org.spaarpunt.storage.MigrationStep.Compatibility.Breaks;
import org.spaarpunt.storage.MigrationStep.Compatibility.Expands;
import org.spaarpunt.storage.MigrationStep.Compatibility.NeedsReason;
import org.spaarpunt.storage.MigrationStep.Lock;

/**
 * Judges the statements of one migration by their form, as PostgreSQL's documentation of ALTER TABLE describes the
 * locks. A form that is not listed here needs a reason and counts as the most severe, so that nothing passes because it
 * was not thought of.
 */
final class MigrationSteps {
    private static final String NAME = "\"?([a-z_][a-z0-9_]*)\"?";

    /** A default that differs from row to row, or a column that is computed for each. */
    private static final Pattern COMPUTED = Pattern.compile(
            "\\b(generated|serial|bigserial|random\\(|gen_random_uuid\\(|clock_timestamp\\(|nextval\\()");

    private static final Pattern CHECKED = Pattern.compile("\\bcheck ?\\(");
    private static final Pattern REQUIRED = Pattern.compile("\\b(not null|primary key)\\b");
    private static final Pattern FILLED = Pattern.compile("\\b(default|generated|serial|bigserial)\\b");
    private static final Pattern UNIQUE = Pattern.compile("\\b(unique|primary key)\\b");

    /** Tables and columns that this migration has made, which no other program uses. */
    private final Set<String> newTables = new HashSet<>();

    private final Set<String> newColumns = new HashSet<>();
    private final List<MigrationStep> steps = new ArrayList<>();

    /** What is judged now. */
    private String statement = "";

    private String table = "";

    @FunctionalInterface
    private interface Meaning {
        MigrationStep of(MigrationSteps steps, MatchResult found);
    }

    /** A form that statements or parts of them have. */
    private record Form(Pattern pattern, Meaning meaning) {
        static Form of(String pattern, Meaning meaning) {
            return new Form(Pattern.compile(pattern), meaning);
        }
    }

    /** Those of which the first group names the table. */
    private static final List<Form> STATEMENTS = List.of(
            Form.of("create table (?:if not exists )?" + NAME + ".*", (steps, _) -> steps.tableMade()),
            Form.of("create unique index (?:if not exists )?.*?\\bon " + NAME + "(.*)", MigrationSteps::uniqueIndex),
            Form.of("create unique index concurrently .*?\\bon " + NAME + "(.*)", MigrationSteps::uniqueIndex),
            Form.of(
                    "create index concurrently .*?\\bon " + NAME + ".*",
                    (steps, _) -> steps.step(Lock.NONE, new Expands())),
            Form.of("create index .*?\\bon " + NAME + ".*", (steps, _) -> steps.step(Lock.READS_TABLE, new Expands())),
            Form.of(
                    "(?:create|create or replace|drop) trigger .*? on " + NAME + ".*",
                    (steps, _) -> steps.step(Lock.MOMENT, new NeedsReason())),
            Form.of(
                    "(?:update|delete from|insert into) (?:only )?" + NAME + ".*",
                    (steps, _) -> steps.step(Lock.ROWS, new NeedsReason())),
            Form.of(
                    "(?:drop table|truncate(?: table)?) (?:if exists )?" + NAME + ".*",
                    (steps, _) -> steps.breaks(Lock.MOMENT, "it removes what the release before may use")),
            Form.of("alter table " + NAME + " rename to " + NAME, MigrationSteps::renamed),
            Form.of(
                    "alter table (?:if exists )?(?:only )?" + NAME + " rename .*",
                    (steps, _) -> steps.breaks(Lock.MOMENT, "the release before knows the old name")));

    /** Those that concern no table. */
    private static final List<Form> OTHERS = List.of(
            Form.of(
                    "create (?:type|view|materialized view|function|sequence|domain) .*",
                    (steps, _) -> steps.step(Lock.NONE, new Expands())),
            Form.of(
                    "create or replace (?:view|function) .*|alter type .* add value .*|do .*|select .*",
                    (steps, _) -> steps.step(Lock.NONE, new NeedsReason())),
            Form.of("comment on .*", (steps, _) -> steps.step(Lock.NONE, new Expands())),
            Form.of("alter index " + NAME + " rename to .*", (steps, _) -> steps.step(Lock.MOMENT, new NeedsReason())),
            Form.of("drop index .*", (steps, _) -> steps.step(Lock.MOMENT, new Expands())),
            Form.of(
                    "drop (?:view|materialized view|type|function|sequence|domain) .*",
                    (steps, _) -> steps.breaks(Lock.NONE, "it removes what the release before may use")));

    /** The parts of an {@code alter table}. */
    private static final List<Form> ACTIONS = List.of(
            Form.of("add column (?:if not exists )?" + NAME + " (.*)", MigrationSteps::column),
            Form.of(
                    "add (?:constraint " + NAME + " )?(?:check|foreign key|unique|primary key|exclude)\\b.*",
                    (steps, _) -> steps.constraint()),
            Form.of("attach partition " + NAME + " (.*)", MigrationSteps::attached),
            Form.of("validate constraint .*", (steps, _) -> steps.validation()),
            Form.of(
                    "drop constraint .*|alter (?:column )?" + NAME
                            + " (?:drop not null|set default .*|drop default|drop identity)",
                    (steps, _) -> steps.step(Lock.MOMENT, new NeedsReason())),
            Form.of(
                    "alter (?:column )?" + NAME + " set (?:statistics|storage|compression) .*|(?:re)?set \\(.*\\)",
                    (steps, _) -> steps.step(Lock.MOMENT, new Expands())),
            Form.of(
                    "alter (?:column )?" + NAME + " set not null",
                    (steps, found) -> steps.ofColumn(
                            found.group(1), Lock.READS_TABLE, "the release before may write null there")),
            Form.of(
                    "alter (?:column )?" + NAME + " (?:set data )?type .*",
                    (steps, found) -> steps.ofColumn(
                            found.group(1), Lock.REWRITES_TABLE, "the release before expects the old type")),
            Form.of(
                    "drop (?:column )?(?:if exists )?" + NAME + ".*",
                    (steps, found) ->
                            steps.ofColumn(found.group(1), Lock.MOMENT, "the release before may use that column")));

    private static final Pattern ALTER_TABLE =
            Pattern.compile("alter table (?:if exists )?(?:only )?" + NAME + " (?!rename )(.*)");

    /** Of the whole migration. */
    private final List<String> statements;

    private MigrationSteps(List<String> statements) {
        this.statements = statements;
    }

    static List<MigrationStep> of(MigrationScript script) {
        var judge = new MigrationSteps(
                script.statements().stream().map(MigrationScript.Statement::sql).toList());
        judge.statements.forEach(judge::judge);
        return List.copyOf(judge.steps);
    }

    private void judge(String sql) {
        statement = sql;
        var altering = ALTER_TABLE.matcher(sql);
        if (!altering.matches()) {
            table = "";
            steps.add(judged(STATEMENTS, true, sql)
                    .or(() -> judged(OTHERS, false, sql))
                    .orElseGet(this::unknown));
            return;
        }
        table = altering.group(1);
        for (var action : parts(altering.group(2))) {
            statement = "alter table " + table + " " + action;
            steps.add(judged(ACTIONS, false, action).orElseGet(this::unknown));
        }
    }

    private Optional<MigrationStep> judged(List<Form> forms, boolean namesTable, String text) {
        for (var form : forms) {
            var found = form.pattern().matcher(text);
            if (found.matches()) {
                if (namesTable) {
                    table = found.group(1);
                }
                return Optional.of(form.meaning().of(this, found));
            }
        }
        return Optional.empty();
    }

    private MigrationStep unknown() {
        return step(Lock.REWRITES_TABLE, new NeedsReason());
    }

    private MigrationStep step(Lock lock, Compatibility compatibility) {
        return newTables.contains(table)
                ? new MigrationStep(statement, "", Lock.NONE, new Expands())
                : new MigrationStep(statement, table, lock, compatibility);
    }

    private MigrationStep breaks(Lock lock, String why) {
        return step(lock, new Breaks(why));
    }

    private MigrationStep tableMade() {
        newTables.add(table);
        return step(Lock.NONE, new Expands());
    }

    /**
     * No server misses a table that becomes the default partition of another one under its name. What the comment has to
     * say is that this one has the same columns and keys.
     */
    private MigrationStep renamed(MatchResult found) {
        boolean takesOver = statements.contains(
                        "alter table %s attach partition %s default".formatted(found.group(1), found.group(2)))
                && statements.stream()
                        .anyMatch(other -> other.matches("create table " + found.group(1) + " .* partition by .*"));
        return takesOver
                ? step(Lock.MOMENT, new NeedsReason())
                : breaks(Lock.MOMENT, "the release before knows the old name");
    }

    /** The rows of a table are read that becomes a partition for some values; a default partition takes all that there are. */
    private MigrationStep attached(MatchResult found) {
        table = found.group(1);
        return step(found.group(2).equals("default") ? Lock.MOMENT : Lock.READS_TABLE, new NeedsReason());
    }

    private MigrationStep uniqueIndex(MatchResult found) {
        return step(
                statement.startsWith("create unique index concurrently ") ? Lock.NONE : Lock.READS_TABLE,
                mentionsNewColumn(found.group(2)) ? new Expands() : stricter());
    }

    private MigrationStep column(MatchResult found) {
        newColumns.add(found.group(1));
        var type = found.group(2);
        var lock = COMPUTED.matcher(type).find()
                ? Lock.REWRITES_TABLE
                : CHECKED.matcher(type).find() || UNIQUE.matcher(type).find() ? Lock.READS_TABLE : Lock.MOMENT;
        return REQUIRED.matcher(type).find() && !FILLED.matcher(type).find()
                ? breaks(lock, "the release before writes rows without that column")
                : step(lock, new Expands());
    }

    private MigrationStep constraint() {
        return step(
                statement.endsWith(" not valid") ? Lock.MOMENT : Lock.READS_TABLE,
                mentionsNewColumn(statement) ? new Expands() : stricter());
    }

    /** Others may write meanwhile, unless the same transaction has locked the table already. */
    private MigrationStep validation() {
        boolean locked = steps.stream()
                .anyMatch(step -> step.table().equals(table) && step.lock().compareTo(Lock.MOMENT) >= 0);
        return step(locked ? Lock.READS_TABLE : Lock.NONE, new Expands());
    }

    private MigrationStep ofColumn(String column, Lock lock, String why) {
        return newColumns.contains(column) ? step(lock, new Expands()) : breaks(lock, why);
    }

    private static Compatibility stricter() {
        return new Breaks("the release before may write what it forbids");
    }

    private boolean mentionsNewColumn(String text) {
        return newColumns.stream()
                .anyMatch(column ->
                        Pattern.compile("\\b" + column + "\\b").matcher(text).find());
    }

    /** Cuts at the commas that are in no brackets and no quotes. */
    private static List<String> parts(String actions) {
        var parts = new ArrayList<String>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < actions.length(); i++) {
            char c = actions.charAt(i);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0 && !quoted) {
                parts.add(actions.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(actions.substring(start).strip());
        return parts;
    }
}
