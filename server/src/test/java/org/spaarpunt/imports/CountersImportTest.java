package org.spaarpunt.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.imports.ImportOutcome.Imported;

class CountersImportTest {
    private static final String GROUP = "1:Checkin and Ticket balies";

    @RegisterExtension
    static final ImportDesk DESK = new ImportDesk();

    @Test
    void a_counter_comes_with_its_organisation_its_application_and_its_groups_and_the_same_file_changes_nothing() {
        var file = """
                key;name;organisation;organisationName;type;street;number;city;email;visible;school;groups
                gent-1;"Bibliotheek; De Krook";org-gent;Stad Gent;bibliotheek;Miriam Makebaplein;1;Gent;krook@gent.example;no;;1:Checkin and Ticket balies|2:Checkin and Ticket balies
                gent-2;School;;;;;;;;;yes;
                """;

        assertThat(DESK.counters(file)).isEqualTo(new Imported(2, 8));

        assertThat(counter("gent-1"))
                .containsExactly("Bibliotheek; De Krook|org-gent|Stad Gent|bibliotheek|Miriam Makebaplein|1|Gent"
                        + "|krook@gent.example|f|f");
        assertThat(counter("gent-2")).containsExactly("School|gent-2|School||||||t|t");
        assertThat(groups("gent-1")).containsExactly(GROUP, "2:Checkin and Ticket balies");
        assertThat(DESK.database.texts("select name from consumer where key = 'gent-1'"))
                .containsExactly("Bibliotheek; De Krook");
        assertThat(secretOf("gent-1")).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(secretOf("gent-2"));
        assertThat(DESK.counters(file)).isEqualTo(new Imported(2, 0));
    }

    @Test
    void what_a_file_has_no_column_for_stays_and_groups_follow_theirs() {
        DESK.counters("key,name,organisation,city,visible,groups\ngent-1,Krook,org-gent,Gent,no," + GROUP + "\n");

        assertThat(DESK.counters("key,name\ngent-1,De Krook\n")).isEqualTo(new Imported(1, 1));
        assertThat(counter("gent-1").getFirst()).isEqualTo("De Krook|org-gent|Krook||||Gent||f|f");
        assertThat(groups("gent-1")).containsExactly(GROUP);

        assertThat(DESK.counters("key,name,groups\ngent-1,De Krook,\n")).isEqualTo(new Imported(1, 1));
        assertThat(groups("gent-1")).isEmpty();
    }

    @Test
    void a_counter_whose_organisation_is_not_said_stays_with_the_one_that_it_has() {
        DESK.counters("key,name,organisation\ngent-1,Krook,org-gent\n");

        assertThat(DESK.counters("key,name,organisation\ngent-1,Krook,\ngent-2,Zuid,org-gent\n"))
                .isEqualTo(new Imported(2, 2));
        assertThat(counter("gent-1").getFirst()).startsWith("Krook|org-gent|");
    }

    @Test
    void a_counter_that_is_there_keeps_its_secret_and_who_works_there() {
        var before = DESK.database.texts("select secret from consumer where key = 'demo-library-haaltert'");
        DESK.counters("key,name\ndemo-library-haaltert,Bib Haaltert\n");

        assertThat(DESK.database.texts("select secret from consumer where key = 'demo-library-haaltert'"))
                .isEqualTo(before);
        assertThat(counter("demo-library-haaltert").getFirst()).startsWith("Bib Haaltert|");
        assertThat(
                        DESK.database.number(
                                "select count(*) from counter_employee join counter on counter.id = counter_id where consumer_key = 'demo-library-haaltert'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '~', textBlock = """
            ,Krook,,,               ~ key is empty
            gent-1,,,,              ~ name is empty
            gent 1,Krook,,,         ~ key has something else than letters, digits and signs of ASCII: gent 1
            gent-1,Krook,nobody,,   ~ email is no address such as somebody@example.org: nobody
            gent-1,Krook,,maybe,    ~ visible is yes or no: maybe
            gent-1,Krook,,,Balies   ~ groups has something that is no card system and group such as 1:Checkin and Ticket balies: Balies
            gent-1,Krook,,,1:Balies ~ there is no permission group Balies
            gent-1,Krook,,,9:Checkin and Ticket balies ~ there is no card system 9
            """)
    void a_line_that_will_not_do_is_named_with_its_reason_and_nothing_is_changed(String line, String reason) {
        assertThat(DESK.flaws(
                        (imports, file) -> imports.counters(ImportDesk.ACTOR, file),
                        "key,name,email,visible,groups\nfirst,Eerste,,,\n" + line + "\n"))
                .containsExactly("3 " + reason);
    }

    @Test
    void a_counter_that_stands_there_twice_or_whose_application_is_gone_is_refused() {
        DESK.database.execute("update consumer set revoked_at = now() where key = 'demo-no-rights'");

        assertThat(DESK.flaws(
                        (imports, file) -> imports.counters(ImportDesk.ACTOR, file),
                        "key,name\ngent-1,A\ngent-1,B\ndemo-no-rights,C\n"))
                .containsExactly(
                        "3 the counter gent-1 stands on line 2 too",
                        "4 the application demo-no-rights has been revoked, for good");
    }

    /** As a request would be signed with it, which it can be only once it is rotated: it is shown to no one. */
    private String secretOf(String consumer) {
        var stored = DESK.database
                .texts("select secret from consumer where key = ?", consumer)
                .getFirst();
        return DESK.database.features().identity().secrets().ofConsumer(consumer, stored);
    }

    private List<String> counter(String key) {
        return DESK.database.texts("""
                select concat_ws('|', counter.name, external_id, organisation.name, kind, street, house_number, city, email, visible, school)
                from counter join organisation on organisation.id = organisation_id
                where consumer_key = ?
                """, key);
    }

    private List<String> groups(String key) {
        return DESK.database.texts("""
                select card_system_id || ':' || permission_group.name
                from counter_group
                join counter on counter.id = counter_id
                join permission_group on permission_group.id = group_id
                where consumer_key = ?
                order by 1
                """, key);
    }
}
