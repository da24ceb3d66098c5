package org.spaarpunt.exports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+32", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "'=1", "''=1"})
    void what_begins_like_a_formula_gets_an_apostrophe(String text) {
        assertThat(Cell.harmless(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ann", "'s-Gravenhage", "''", "1-2", "a=b"})
    void other_texts_stay(String text) {
        assertThat(Cell.harmless(text)).isEqualTo(text);
    }
}
