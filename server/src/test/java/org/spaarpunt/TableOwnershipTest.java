package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each table is written by one package, as the SQL in the sources says. The demo data are the exception that is meant: they are a picture of an
 * installation at work, and go into an empty database.
 */
class TableOwnershipTest {
    private static final String DEMO = "demo";

    private static final Path SERVER = Path.of("").toAbsolutePath();
    private static final Path RESOURCES = SERVER.resolve("src/main/resources/org/spaarpunt");
    private static final Path MIGRATIONS = RESOURCES.resolve("storage/migrations");
    private static final Path ARCHITECTURE = SERVER.resolve("../docs/architecture.md");

    private static final String UNKNOWN = SqlTexts.UNKNOWN;

    /** A name, or something that will be put in its place: which table that is cannot be seen. */
    private static final String TARGET = "(?<table>[\\w\"]+(?:\\.[\\w\"]+)?|%(?:\\d\\$)?s|" + UNKNOWN + ")";

    private static final List<Pattern> WRITES = Stream.of(
                    "insert\\s+into\\s+" + TARGET,
                    "delete\\s+from\\s+(?:only\\s+)?" + TARGET,
                    "merge\\s+into\\s+(?:only\\s+)?" + TARGET,
                    "truncate\\s+(?:table\\s+)?(?:only\\s+)?" + TARGET,
                    "copy\\s+" + TARGET + "\\s*(?:\\([^)]*\\)\\s*)?from\\s+stdin",
                    "update\\s+(?:only\\s+)?(?!set\\s)" + TARGET + "(?:\\s+(?:as\\s+)?(?!set\\s)\\w+)?\\s+set\\s")
            .map(write -> Pattern.compile("\\b" + write, Pattern.CASE_INSENSITIVE))
            .toList();

    private static final Pattern CREATED = Pattern.compile(
            "create\\s+(?<temporary>temporary\\s+)?(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?(?<table>\\w+)",
            Pattern.CASE_INSENSITIVE);

    /** A row of the table in the documentation: the names of tables, and of the package that writes them. */
    private static final Pattern DOCUMENTED =
            Pattern.compile("^\\| (?<tables>(?:`\\w+`(?:, )?)+) \\| `(?<owner>\\w+)` \\|.*");

    @Test
    void each_table_is_written_by_one_package() throws IOException {
        var foreign = new TreeMap<>(writers());
        foreign.values()
                .removeIf(packages ->
                        packages.stream().filter(name -> !name.equals(DEMO)).count() <= 1);
        assertThat(foreign).isEmpty();
    }

    @Test
    void a_write_to_a_table_of_another_package_would_show() {
        assertThat(tablesIn("insert into event (cdbid) values (:cdbid)")).containsExactly("event");
        assertThat(tablesIn("with gone as (\n  DELETE  FROM card where true) select 1"))
                .containsExactly("card");
        assertThat(tablesIn("update card as c set status = 'ACTIVE'")).containsExactly("card");
        assertThat(tablesIn("update only card set status = 'ACTIVE'")).containsExactly("card");
        assertThat(tablesIn("merge into balance using due on true when matched then delete"))
                .containsExactly("balance");
        assertThat(tablesIn("truncate table audit_entry")).containsExactly("audit_entry");
        assertThat(tablesIn("copy passholder (uid, name) from stdin")).containsExactly("passholder");
        assertThat(tablesIn("update %1$s set secret = :sealed")).containsExactly("%1$s");
        assertThat(tablesIn("delete from " + UNKNOWN)).containsExactly(UNKNOWN);
        assertThat(tablesIn(
                        "insert into card (number) values (1) on conflict (number) do update set chip = excluded.chip"))
                .containsExactly("card");
        assertThat(tablesIn("select id from card for update")).isEmpty();
        assertThat(tablesIn("copy (select * from card) to stdout")).isEmpty();
    }

    @Test
    void every_table_is_seen_and_no_statement_hides_the_one_that_it_writes() throws IOException {
        var tables = tables();
        assertThat(tables).hasSizeGreaterThan(40).contains("passholder", "checkin", "kept_answer");
        assertThat(writers().keySet()).isEqualTo(tables);
    }

    @Test
    void the_documentation_names_the_owner_of_each_table() throws IOException {
        var documented = new TreeMap<String, String>();
        for (var line : Files.readAllLines(ARCHITECTURE)) {
            var row = DOCUMENTED.matcher(line);
            if (row.matches()) {
                for (var table : row.group("tables").split(", ", -1)) {
                    assertThat(documented.put(table.replace("`", ""), row.group("owner")))
                            .as("%s stands twice", table)
                            .isNull();
                }
            }
        }
        assertThat(documented).isEqualTo(owners());
    }

    /** The package that writes each table, or the demo data for what only they have. */
    private static Map<String, String> owners() throws IOException {
        return writers().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .filter(name ->
                                        !name.equals(DEMO) || entry.getValue().size() == 1)
                                .collect(Collectors.joining(" and ")),
                        (one, _) -> one,
                        TreeMap::new));
    }

    /** The tables that migrations make. */
    private static Set<String> tables() throws IOException {
        var found = new TreeSet<String>();
        for (var migration : files(MIGRATIONS, ".sql")) {
            CREATED.matcher(Files.readString(migration)).results().forEach(made -> found.add(made.group("table")));
        }
        return found;
    }

    /** The packages that write each table; temporary tables belong to a transaction, and to no package. */
    private static Map<String, Set<String>> writers() throws IOException {
        var texts = new ArrayList<>(SqlTexts.ofProgram());
        for (var file : files(RESOURCES.resolve(DEMO), ".sql")) {
            texts.add(new SqlTexts.Text(DEMO, "", Files.readString(file)));
        }
        var temporary = texts.stream()
                .flatMap(text -> CREATED.matcher(text.content()).results())
                .filter(made -> made.group("temporary") != null)
                .map(made -> made.group("table"))
                .collect(Collectors.toSet());
        var found = new TreeMap<String, Set<String>>();
        for (var text : texts) {
            for (var table : tablesIn(text.content())) {
                if (!temporary.contains(table)) {
                    found.computeIfAbsent(table, _ -> new TreeSet<>()).add(text.packageName());
                }
            }
        }
        assertThat(temporary).containsExactly("incoming");
        return found;
    }

    private static Set<String> tablesIn(String text) {
        return WRITES.stream()
                .flatMap(write -> write.matcher(text).results())
                .map(write -> write.group("table"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (var files = Files.walk(directory)) {
            var found = files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
