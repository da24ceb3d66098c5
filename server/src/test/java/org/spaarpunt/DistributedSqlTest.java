package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Statements have forms that Citus can plan once {@code docs/citus/distribute.sql} has distributed the tables of check-ins: see
 * docs/decisions/0065-distributed-by-passholder.md. No Citus is needed to see it.
 */
class DistributedSqlTest {
    private static final Set<String> DISTRIBUTED = Set.of("balance", "checkin", "redemption", "transfer");

    /** Those that statements about people and visits join with; they stay where they are. */
    private static final Set<String> LOCAL = Set.of(
            "card",
            "card_system",
            "consumer",
            "counter",
            "counter_group",
            "device",
            "event",
            "kept_answer",
            "membership",
            "organisation",
            "passholder",
            "removed_passholder",
            "reward");

    /** Exports read whole tables, which Citus gathers by itself; on a distributed database, ShardSql stands for FactsSql. */
    private static final Set<String> LEFT_OUT = Set.of("FactsSql", "PersonalPart", "Table");

    private static final String FROM = "\\b(?:from|join|using|update|into)\\s+(?:only\\s+)?(?<table>[a-z_]+)\\b";
    private static final Pattern NAMED = Pattern.compile(FROM);
    private static final Pattern QUALIFIED = Pattern.compile("\\b(?<table>[a-z_]+)\\.");
    private static final Pattern NOTHING_SELECTED = Pattern.compile("\\bselect\\s+from\\s+(?<table>[a-z_]+)\\b");

    /** What Citus would have to evaluate before it sends a change to a node. */
    private static final Pattern CHOSEN_BY_FUNCTION =
            Pattern.compile("\\bupdate\\b.*\\bset\\b.*\\bcase\\b(?:(?!\\bend\\b).)*\\bpg_\\w+\\(", Pattern.DOTALL);

    /** Citus takes it for a query of its own, in which it knows no local table. Conditions come into statements of any tables. */
    private static final Pattern UNION_WITHIN_EXISTS =
            Pattern.compile("\\bexists\\s*\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\bunion\\b");

    /** From these Citus can tell the shards before it runs a statement; what comes from a query or a join is too late. */
    private static final Pattern NAMES_PASSHOLDERS = Pattern.compile(
            "\\bwhere (?:checkin\\.)?passholder_id = any\\(\\?::bigint\\[\\]\\)|insert into checkin \\(\\s*passholder_id\\b[^()]*\\)\\s*values\\b");

    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern BEGINS_STATEMENT =
            Pattern.compile("\\b(?:select|insert|update|delete|with|exists|from)\\b");

    @Test
    void distributed_tables_are_read_apart_from_all_others() throws IOException {
        var statements = SqlTexts.ofProgram().stream()
                .filter(text -> !LEFT_OUT.contains(text.className()))
                .filter(text -> BEGINS_STATEMENT.matcher(text.content()).find())
                .toList();
        assertThat(statements).hasSizeGreaterThan(300);
        assertThat(statements.stream()
                        .flatMap(text -> flaws(text.content()).stream().map(flaw -> text.className() + ": " + flaw)))
                .isEmpty();
    }

    @Test
    void a_statement_that_cannot_be_planned_would_show() {
        assertThat(flaws("select * from checkin join event on event.id = event_id"))
                .containsExactly("checkin and event in one part");
        assertThat(flaws("select * from passholder left join balance on passholder_id = id"))
                .containsExactly("balance and passholder in one part");
        assertThat(flaws("select (select count(*) from checkin where passholder_id = passholder.id) from passholder"))
                .containsExactly("checkin by passholder");
        assertThat(flaws("select 1 from checkin where exists (select 1 from event where event.id = checkin.event_id)"))
                .containsExactly("event by checkin");
        assertThat(flaws("select count(*) from (select from checkin limit 5) some"))
                .containsExactly("nothing selected from checkin");
        assertThat(
                        flaws(
                                "with one as (select 1 from checkin) update event set id = case when id > pg_backend_pid() then 1 end"))
                .containsExactly("a function within case");
        assertThat(flaws("exists (select from membership where x = any(:y) union all select from card)"))
                .containsExactly("a union within exists");
        assertThat(flaws("delete from kept_answer using checkin where checkin_id = id"))
                .containsExactly("checkin and kept_answer in one part");
        assertThat(flaws("""
            with found as materialized (select * from checkin where event_id in (select id from event where title = 'x'))
            select * from found join event on event.id = found.event_id
            """)).isEmpty();
        assertThat(flaws("select * from checkin join balance using (passholder_id)"))
                .isEmpty();
        assertThat(flaws("select from card where exists (select from membership where passholder_id ="
                        + " card.passholder_id)"))
                .isEmpty();
    }

    /** Otherwise each batch would involve every node, and none could be handled while one of them is down. */
    @Test
    void statements_of_the_desk_name_the_passholders_by_whom_citus_finds_one_shard() throws IOException {
        var ofShard = SqlTexts.ofProgram().stream()
                .filter(text -> text.className().equals("ShardSql")
                        || (text.className().equals("LedgerSql")
                                && text.content().contains("from checkin")))
                .map(SqlTexts.Text::content)
                .filter(content -> tables(NAMED, content).stream().anyMatch(DISTRIBUTED::contains))
                .toList();
        assertThat(ofShard)
                .hasSize(5)
                .allMatch(content -> NAMES_PASSHOLDERS.matcher(content).find());
    }

    @Test
    void keys_of_distributed_tables_contain_the_passholder() {
        try (var database = DemoDatabase.open()) {
            var keys = """
                    select indrelid::regclass::text || ' ' || indexrelid::regclass
                    from pg_index
                    where indisunique and indrelid::regclass::text = any(string_to_array(?, ' '))
                    """;
            var withPassholder = """
                      and (select attnum from pg_attribute where attrelid = indrelid and attname = 'passholder_id') = any(indkey)
                    """;
            var all = database.texts(keys, names());
            assertThat(all)
                    .hasSizeGreaterThan(5)
                    .containsExactlyInAnyOrderElementsOf(database.texts(keys + withPassholder, names()));
        }
    }

    @Test
    void the_scripts_take_away_and_bring_back_every_foreign_key_of_distributed_tables() throws IOException {
        try (var database = DemoDatabase.open()) {
            var keys = database.texts("""
                    select conname::text from pg_constraint
                    where contype = 'f'
                      and (conrelid::regclass::text = any(string_to_array(?, ' '))
                           or confrelid::regclass::text = any(string_to_array(?, ' ')))
                    """, names(), names());
            assertThat(named("distribute.sql", "drop constraint (\\w+)")).containsExactlyInAnyOrderElementsOf(keys);
            assertThat(named("undistribute.sql", "add constraint (\\w+)")).containsExactlyInAnyOrderElementsOf(keys);
            assertThat(named("distribute.sql", "create_distributed_table\\('(\\w+)', 'passholder_id'"))
                    .containsExactlyInAnyOrderElementsOf(DISTRIBUTED);
            assertThat(named("distribute.sql", "citus_add_local_table_to_metadata\\('(\\w+)'\\)"))
                    .containsExactly("kept_answer");
            var known = new HashSet<>(DISTRIBUTED);
            known.add("kept_answer");
            assertThat(named("undistribute.sql", "undistribute_table\\('(\\w+)'\\)"))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    /** With one, a distributed table keeps the number of its shards forever. */
    @Test
    void distributed_tables_have_no_identity_columns() {
        try (var database = DemoDatabase.open()) {
            var columns = "select attname::text from pg_attribute where attidentity <> '' and attrelid::regclass::text"
                    + " = any(string_to_array(?, ' '))";
            assertThat(database.texts(columns, names())).isEmpty();
            assertThat(database.texts(columns, "passholder event")).containsExactly("id", "id");
        }
    }

    private static String names() {
        return String.join(" ", DISTRIBUTED);
    }

    private static List<String> named(String script, String pattern) throws IOException {
        var text = Files.readString(Path.of("../docs/citus").resolve(script));
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What Citus would refuse in a statement. */
    private static List<String> flaws(String statement) {
        var flaws = new ArrayList<String>();
        NOTHING_SELECTED
                .matcher(statement)
                .results()
                .map(found -> found.group("table"))
                .filter(DISTRIBUTED::contains)
                .forEach(table -> flaws.add("nothing selected from " + table));
        if (CHOSEN_BY_FUNCTION.matcher(statement).find()
                && tables(NAMED, statement).stream().anyMatch(DISTRIBUTED::contains)) {
            flaws.add("a function within case");
        }
        if (UNION_WITHIN_EXISTS.matcher(statement).find()) {
            flaws.add("a union within exists");
        }
        for (var part : parts(statement)) {
            var read = tables(NAMED, part);
            var named = new HashSet<>(read);
            tables(QUALIFIED, part).stream()
                    .filter(table -> !read.contains(table))
                    .forEach(named::add);
            if (spans(read)) {
                flaws.add(sorted(read, " and ") + " in one part");
            } else if (spans(named)) {
                named.removeAll(read);
                flaws.add(sorted(read, " and ") + " by " + sorted(named, " and "));
            }
        }
        return flaws;
    }

    private static boolean spans(Set<String> tables) {
        return tables.stream().anyMatch(DISTRIBUTED::contains)
                && tables.stream().anyMatch(LOCAL::contains);
    }

    private static Set<String> tables(Pattern pattern, String part) {
        return pattern.matcher(part)
                .results()
                .map(found -> found.group("table"))
                .filter(table -> DISTRIBUTED.contains(table) || LOCAL.contains(table))
                .collect(Collectors.toSet());
    }

    private static String sorted(Set<String> tables, String separator) {
        return tables.stream().sorted().collect(Collectors.joining(separator));
    }

    /** What stands within each pair of brackets that holds a query, without what is in brackets of its own that hold one. */
    private static List<String> parts(String statement) {
        var parts = new ArrayList<String>();
        var rest = statement;
        for (var found = BRACKETS.matcher(rest); found.find(); found = BRACKETS.matcher(rest)) {
            var inner = found.group(1);
            boolean isQuery = inner.stripLeading().matches("(?s)(?:select|insert|update|delete|with)\\b.*");
            if (isQuery) {
                parts.add(inner);
            }
            rest = rest.substring(0, found.start()) + (isQuery ? " " : "[" + inner + "]") + rest.substring(found.end());
        }
        // Parts of a union are by themselves, and so is the statement after its common table expressions.
        parts.add(rest);
        return parts.stream()
                .flatMap(part -> List.of(part.split("\\bunion\\b")).stream())
                .toList();
    }
}
