package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;

/** An administrator finds users by what they know of them, whether an index has it or not. */
class UserListTest {
    private static DemoDatabase database;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
        database.execute("""
                insert into app_user (uid, nick, email, given_name, family_name) values
                    ('uid-of-gert', 'gertje', 'g@library.example', 'Gért', 'De Vos'),
                    ('uid-of-xiu', 'xq', null, '', '')
                """);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GERT", "ért d", "de vos", "tje", "library.exa", "gert de vos gertje", "uid-of-gert"})
    void one_is_found_by_a_part_of_a_name_or_an_address_and_by_the_whole_uid(String search) {
        assertThat(found(search)).containsExactly("gertje");
    }

    @Test
    void one_is_found_by_two_letters_which_no_index_has() {
        assertThat(found("xq")).containsExactly("xq");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid-of", "vos de", "gerttje", "%"})
    void nobody_is_found_by_what_stands_nowhere_in_that_order(String search) {
        assertThat(found(search)).isEmpty();
    }

    @Test
    void everybody_is_listed_and_counted_without_a_search() {
        var all = list("");
        assertThat(all.total()).isEqualTo(database.number("select count(*) from app_user"));
        assertThat(all.rows()).extracting(UserList.Row::nick).contains("gertje", "xq", "ann");
    }

    private static List<String> found(String search) {
        var page = list(search);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(UserList.Row::nick).toList();
    }

    private static ListPage<UserList.Row> list(String search) {
        return new UserList(database.jdbi()).part(new PageQuery<>(search, UserList.Order.NAME, false, 1, 100));
    }
}
