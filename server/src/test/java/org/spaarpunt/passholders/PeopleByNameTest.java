package org.spaarpunt.passholders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.rights.PeopleScope;

/** People are found by what an employee hears of their names, the same ones in the same order whether they are few or many. */
class PeopleByNameTest {
    private static final String PEOPLE = """
            insert into passholder (uid, first_name, name, city, date_of_birth) values
                ('quin', 'Quin', 'Xeters', 'Elders', '1890-05-01'),
                ('quinta', 'Quinta', 'De Xmet', 'Elders', '1890-05-01'),
                ('wim', 'Wim', 'Qurries', 'Elders', '1880-01-01'),
                ('quinck', 'Qüinck', 'Xeters', 'Elders', null),
                ('marie', 'Marie-Quine', 'Xlaes', 'Elders', '1890-05-01'),
                ('jaq', 'Jaq', 'Xwaquen', 'Elders', '1891-01-01');
            insert into membership (passholder_id, card_system_id, status)
            select id, case when uid in ('quinta', 'wim', 'jaq') then 2 else 1 end, 'ACTIVE' from passholder where city = 'Elders'
            """;

    private static DemoDatabase database;

    @BeforeAll
    static void fill() {
        database = DemoDatabase.open();
        database.jdbi().useHandle(handle -> handle.createScript(PEOPLE).execute());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void one_of_the_names_begins_with_the_word(int few) {
        assertThat(found("qu", few)).containsExactly("quinta", "wim", "quin", "quinck");
        assertThat(found("QUIN", few)).containsExactly("quinta", "quin", "quinck");
        assertThat(found("xeters", few)).containsExactly("quin", "quinck");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void further_words_are_within_either_name(int few) {
        assertThat(found("qu xet", few)).containsExactly("quin", "quinck");
        assertThat(found("xeters quinck", few)).containsExactly("quinck");
        assertThat(found("xet qu ete", few)).containsExactly("quin", "quinck");
        assertThat(found("de xmet", few)).containsExactly("quinta");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void a_part_of_a_name_is_looked_for_if_none_begins_with_it(int few) {
        assertThat(found("quine", few)).containsExactly("marie");
        assertThat(found("uin", few)).containsExactly("quinta", "quin", "quinck", "marie");
        assertThat(found("xmet", few)).containsExactly("quinta");
        assertThat(found("xwix", few)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void a_day_of_birth_alone_or_beside_a_name(int few) {
        var born = Optional.of(LocalDate.of(1890, 5, 1));
        assertThat(found(NameSearch.of("", born), new PeopleScope.Everybody(), few))
                .containsExactly("quinta", "quin", "marie");
        assertThat(found(NameSearch.of("qu", born), new PeopleScope.Everybody(), few))
                .containsExactly("quinta", "quin");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void a_counter_finds_the_people_of_its_card_systems(int few) {
        var scope = new PeopleScope.InCardSystems(Set.of(2L));
        assertThat(found(NameSearch.of("qu", Optional.empty()), scope, few)).containsExactly("quinta", "wim");
        assertThat(found(NameSearch.of("qu xet", Optional.empty()), scope, few)).isEmpty();
    }

    @Test
    void a_page_beyond_the_end_is_empty() {
        assertThat(page(NameSearch.of("qu", Optional.empty()), new PeopleScope.Everybody(), 1_000, 10, 5))
                .isEmpty();
    }

    private static List<String> found(String name, int few) {
        return found(NameSearch.of(name, Optional.empty()), new PeopleScope.Everybody(), few);
    }

    /** Page by page, two at a time. */
    private static List<String> found(NameSearch asked, PeopleScope scope, int few) {
        var all = new ArrayList<String>();
        for (int start = 0; start < 8; start += 2) {
            all.addAll(page(asked, scope, few, start, 2));
        }
        return all;
    }

    private static List<String> page(NameSearch asked, PeopleScope scope, int few, int start, int max) {
        return database.jdbi().withHandle(handle -> {
            var ids = new PeopleByName(asked, scope, few, handle).page(start, max);
            return handle.createQuery(
                            "select uid from unnest(:ids) with ordinality a (id, place) join passholder using (id) order by place")
                    .bindArray("ids", Long.class, ids)
                    .mapTo(String.class)
                    .list();
        });
    }
}
