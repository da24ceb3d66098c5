package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;

/** The entity diagram of {@code docs/data.md} is that of the migrated schema. */
class DataDiagramTest {
    private static final Path PAGE = Path.of("..", "docs", "data.md");
    private static final String BEGIN = "```mermaid\n";
    private static final String END = "```";

    /** Each table with its columns; a key is marked, and a column that may be empty is said to be so. */
    private static final String TABLES = """
            select relname || ' {' || chr(10)
                || string_agg('        ' || replace(regexp_replace(format_type(atttypid, null), '[^a-z0-9\\[\\]]+', '_', 'g'), '[]', '_array')
                    || ' ' || attname
                    || case when exists (select from pg_constraint where conrelid = attrelid and contype = 'p' and attnum = any(conkey)) then ' PK' else '' end
                    || case when attnotnull then '' else ' "may be empty"' end, chr(10) order by attnum)
                || chr(10) || '    }'
            from pg_class
            join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname <> 'flyway_schema_history'
            group by relname
            order by relname
            """;

    /** Each foreign key: one row of the right-hand table has any number, or at most one, on the left. */
    private static final String REFERENCES = """
            select confrelid::regclass || case when optional then ' |o--' else ' ||--' end
                || case when single then 'o| ' else 'o{ ' end || conrelid::regclass || ' : ' || columns
            from (
                select confrelid, conrelid,
                       (select string_agg(attname, '_' order by attnum) from pg_attribute where attrelid = conrelid and attnum = any(conkey)) as columns,
                       (select bool_or(not attnotnull) from pg_attribute where attrelid = conrelid and attnum = any(conkey)) as optional,
                       exists (select from pg_index where indrelid = conrelid and indisunique and indpred is null
                                                      and indkey::int2[] <@ conkey and indnkeyatts = indnatts) as single
                from pg_constraint
                where contype = 'f' and connamespace = 'public'::regnamespace
            ) reference
            order by 1
            """;

    @Test
    void it_has_every_table_every_column_and_every_reference() throws IOException {
        var diagram = diagram();
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("data-diagram.mermaid"), diagram);
        var page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        assertThat(page.substring(begin, page.indexOf(END, begin)))
                .as("docs/data.md; the right diagram is in server/target/data-diagram.mermaid")
                .isEqualTo(diagram);
    }

    private static String diagram() {
        try (var database = DemoDatabase.open()) {
            return "erDiagram\n" + lines(database.jdbi(), REFERENCES) + lines(database.jdbi(), TABLES);
        }
    }

    private static String lines(Jdbi jdbi, String query) {
        List<String> lines = jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).list());
        var text = new StringBuilder();
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        return text.toString();
    }
}
