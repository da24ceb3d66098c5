package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.GrownDatabase;

/**
 * Each index has a reader, since each costs every row that is written: a statement of the program, whose plan names it,
 * or the deletion of a row that others refer to. What makes rows unique needs none.
 */
class IndexReadersTest {
    /** Those that no statement of the release before reads, each with one that does. */
    private static final Map<String, String> READ_BY = Map.of(
            "event_by_words",
            "select id from event where words @@ to_tsquery('simple', $1)",
            "passholder_by_part",
            "select id from passholder where trigrams(' ' || folded(first_name) || ' ' || folded(name) || ' ') @> $1",
            "passholder_without_card_systems",
            "select id from passholder where card_systems is null and id > $1 order by id limit 250",
            "app_user_by_part",
            """
            select uid from app_user
            where trigrams(folded(given_name || ' ' || family_name || ' ' || nick || ' ' || coalesce(email, ''))) @> $1
            """);

    private static final String IS_REMOVED =
            "(nick = uid and email is null and disabled_at is not null and given_name || family_name = '')";

    /** Those that such a statement reads from an end, without a condition, each with what it sorts by. */
    private static final Map<String, String> IN_ORDER = Map.of(
            "app_user_in_order_of_name",
            IS_REMOVED + ", folded(coalesce(nullif(btrim(given_name || ' ' || family_name), ''), nick)), uid",
            "app_user_in_order_of_nick",
            IS_REMOVED + ", lower(nick), uid",
            "app_user_in_order_of_email",
            "lower(coalesce(email, '')), uid");

    /** Plans may read another in its place, but before PostgreSQL 18 they cannot: it skips over issuers. */
    private static final Set<String> READ_ELSEWHERE = Set.of("user_identity_by_user");

    private static final Pattern DELETED = Pattern.compile("delete\\s+from\\s+(?<table>\\w+)");

    private static final Pattern INDEX =
            Pattern.compile("(?:using|Index Scan on) (?<index>\\w+).*(?<condition>\\n *Index Cond)?");

    /** Of some rows only: what reads one as a whole wants just these, while a whole index stands for its table. */
    private static final String PARTIAL = "select indexrelid::regclass::text from pg_index where indpred is not null";

    private static final String ALL = """
            select indexrelid::regclass::text from pg_index join pg_class on pg_class.oid = indrelid
            where relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'
              and not indisunique and not relispartition
            """;

    /** Those that find the rows that refer to one that is deleted. */
    private static final String OF_REFERENCES = """
            with recursive deleted as (
                select to_regclass(name) as at from unnest(string_to_array(current_setting('test.deleted'), ' ')) name
                union
                select conrelid from deleted join pg_constraint on confrelid = at and contype = 'f' and confdeltype = 'c'
            )
            select distinct indexrelid::regclass::text
            from deleted
            join pg_constraint on confrelid = at and contype = 'f'
            join pg_index on indrelid = conrelid and indkey[0] = conkey[1]
            """;

    private static final String TYPES = "select oid || ' ' || format_type(oid, null) from pg_type where oid < 16384";

    private static GrownDatabase database;
    private static Connection session;
    private static List<String> partial;

    @BeforeAll
    static void open() throws SQLException {
        database = GrownDatabase.open();
        var at = database.database().address();
        session = DriverManager.getConnection(at.jdbcUrl() + "&autosave=always", at.user(), at.password());
        run(Database.SESSION);
        partial = texts(PARTIAL);
    }

    @AfterAll
    static void close() throws SQLException {
        session.close();
        database.close();
    }

    @Test
    void each_index_has_a_reader() throws Exception {
        assertThat(unread()).isEmpty();
    }

    @Test
    void an_index_without_one_is_seen() throws Exception {
        run("create index event_by_opening on event (opens_before_min)");
        try {
            assertThat(unread()).containsExactly("event_by_opening");
        } finally {
            run("drop index event_by_opening");
        }
    }

    private static Set<String> unread() throws IOException, SQLException {
        var sent = SentStatements.read().statements();
        var left = new TreeSet<>(texts(ALL));
        var deleted = new TreeSet<String>();
        var types = new HashMap<String, String>();
        texts(TYPES).forEach(type -> types.put(type.split(" ", 2)[0], type.split(" ", 2)[1]));
        types.put("0", "unknown");
        for (var statement : sent) {
            DELETED.matcher(statement.text()).results().forEach(found -> deleted.add(found.group("table")));
            left.removeAll(read(statement.trial(number -> types.get(String.valueOf(number)))));
        }
        left.removeAll(READ_ELSEWHERE);
        run("set test.deleted = '" + String.join(" ", deleted) + "'");
        left.removeAll(texts(OF_REFERENCES));
        for (var reader : READ_BY.entrySet()) {
            var plan = read(
                    "prepare sent as %s;\nexplain execute sent (null);\ndeallocate sent".formatted(reader.getValue()));
            assertThat(plan).contains(reader.getKey());
            left.removeAll(plan);
        }
        for (var order : IN_ORDER.entrySet()) {
            var plan = texts("explain select uid from app_user order by %s limit 50".formatted(order.getValue()));
            assertThat(plan).anyMatch(line -> line.contains("using " + order.getKey() + " "));
            left.remove(order.getKey());
        }
        return left;
    }

    /** The indexes that the plan of a statement names; none for one that needs a temporary table. */
    private static Set<String> read(String trial) throws SQLException {
        var plan = new ArrayList<String>();
        run("deallocate all");
        for (var step : trial.split(";\n(?=explain|deallocate)", -1)) {
            try {
                if (step.startsWith("explain")) {
                    plan.addAll(texts(step));
                } else {
                    run(step);
                }
            } catch (SQLException _) {
                return Set.of();
            }
        }
        return INDEX.matcher(String.join("\n", plan))
                .results()
                .filter(found -> found.group("condition") != null || partial.contains(found.group("index")))
                .map(found -> found.group("index"))
                .collect(Collectors.toSet());
    }

    private static void run(String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(String query) throws SQLException {
        try (var statement = session.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
