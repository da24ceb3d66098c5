package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.PercentEncoding;

/** The same letters in another form are the same text, and a search needs no accents. */
class UnicodeTest {
    private static final String COMPOSED = "Caf\u00E9 No\u00EBl";

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @ParameterizedTest
    @ValueSource(strings = {COMPOSED, "Cafe\u0301 Noe\u0308l", "cafe noel", "CAF\u00C9", "no\u00EB", "Caf\u00E8"})
    void an_event_is_found_in_either_form_and_without_its_accents(String words) {
        SERVER.jdbi()
                .useHandle(handle ->
                        handle.execute("update event set title = ? where cdbid = 'demo-unlimited'", COMPOSED));

        var found = SERVER.as(DemoProfile.COUNTER).get("uitpas/cultureevent/search?q=" + encoded(words));

        assertThat(found.xml("/cultureEvents/total")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u02BC", "\u0301", "O\u02BCNeill", "'", "\u00DF"})
    void a_search_for_signs_breaks_nothing(String words) {
        assertThat(SERVER.as(DemoProfile.COUNTER)
                        .get("uitpas/cultureevent/search?q=" + encoded(words))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zo\u00EB", "Zoe\u0308", "zoe", "ZO*"})
    void a_passholder_is_found_in_either_form_and_without_accents(String name) {
        SERVER.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "update passholder set first_name = 'Zo\u00EB' where id = (select passholder_id from card where number = '0900000095902')"));

        var found = SERVER.as(DemoProfile.COUNTER).get("uitpas/passholder/search?firstName=" + encoded(name));

        assertThat(found.xml("/response/total")).as(found.body()).isEqualTo("1");
    }

    @Test
    void stored_texts_are_composed_by_the_migration_and_those_that_would_become_one_stay()
            throws IOException, SQLException {
        try (var database = DemoDatabase.open();
                var migration =
                        DemoDatabase.class.getResourceAsStream("/org/spaarpunt/storage/migrations/V25__unicode.sql")) {
            database.execute("drop function folded cascade");
            for (var dropped : new String[] {
                "create index passholder_by_name on passholder (name)",
                "create index passholder_by_first_name on passholder (first_name)",
                "create index event_by_city on event (city)",
                "create index organisation_by_words on organisation (name)",
                "alter table event add column words text",
                "update passholder set city = U&'Lie\\0300ge'",
                "insert into app_user (uid, nick) values ('one', U&'Zoe\\0308'), ('two', U&'Zo\\00EB'), ('three', U&'Noe\\0308l')",
                "insert into reward_city select 5687, unnest(array[U&'Lie\\0300ge', U&'Li\\00E8ge'])"
            }) {
                database.execute(dropped);
            }

            var script = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            database.jdbi().useHandle(handle -> {
                try (var statement = handle.getConnection().createStatement()) {
                    statement.execute(script);
                }
            });

            assertThat(database.texts("select distinct city from passholder")).containsExactly("Li\u00E8ge");
            assertThat(database.texts("select city from reward_city where reward_id = 5687"))
                    .containsExactly("Li\u00E8ge");
            assertThat(database.texts("select nick from app_user where uid in ('one', 'two', 'three') order by uid"))
                    .containsExactly("Zoe\u0308", "No\u00EBl", "Zo\u00EB");
        }
    }

    private static String encoded(String text) {
        return PercentEncoding.encode(text);
    }
}
