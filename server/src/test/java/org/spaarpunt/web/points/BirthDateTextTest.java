package org.spaarpunt.web.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of birth as people type them. */
class BirthDateTextTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1985-03-02",
                "02/03/1985",
                "2/3/1985",
                "2-3-1985",
                "2.3.1985",
                "02 03 1985",
                "2 / 3 / 1985",
                "02031985",
                "19850302",
                " 02/03/1985 "
            })
    void a_date_is_read_in_any_of_these_forms(String text) {
        assertThat(BirthDateText.parse(text, TODAY)).contains(LocalDate.of(1985, 3, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "gisteren", "31/02/1985", "02/13/1985", "2/3/85", "1899-12-31", "2026-11-23", "2/3", "<b>"})
    void what_is_no_date_of_birth_is_not_read(String text) {
        assertThat(BirthDateText.parse(text, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "22112026", "1900-01-01"})
    void the_first_and_the_last_day_are_read(String text) {
        assertThat(BirthDateText.parse(text, TODAY)).isPresent();
    }
}
