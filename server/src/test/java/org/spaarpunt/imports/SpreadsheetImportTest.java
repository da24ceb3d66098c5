package org.spaarpunt.imports;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.imports.ImportDesk.ACTOR;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.imports.ImportOutcome.Imported;

/** Files as spreadsheets write them. */
class SpreadsheetImportTest {
    private static final String CARD = "0945000600003;048526DA860001;1";

    @RegisterExtension
    static final ImportDesk DESK = new ImportDesk();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFnumber;chip;cardSystem\r\n" + CARD + "\r\n;;\r\n;;\r\n",
                "number;chip;cardSystem\n\n" + CARD + "\n \u00A0;\t;\u200B\n;;;;;;\n\n",
                ";;\nnumber;chip;cardSystem\n" + CARD + "\n",
                "number;chip;cardSystem;;\n" + CARD + ";;\n",
                "number;chip;cardSystem;;\n" + CARD + "\n",
                "sep=;\r\nnumber;chip;cardSystem\r\n" + CARD + "\r\n",
                "\uFEFF\"sep=;\"\nnumber;chip;cardSystem\n" + CARD + "\n",
                "sep=|\nnumber|chip|cardSystem\n0945000600003|048526DA860001|1\n",
                "number\tchip\tcardSystem\n0945000600003\t048526DA860001\t1\n",
                "number\t;chip;cardSystem\u00A0\n\u00A0" + CARD + " \n",
                "number,chip,cardSystem\r0945000600003,04:85:26:DA:86:00:01,1\r",
            })
    void a_card_is_read_from_whatever_a_spreadsheet_writes(String file) {
        assertThat(DESK.cards(file)).isEqualTo(new Imported(1, 1));
        assertThat(DESK.database.texts("select chip from card where number = '0945000600003'"))
                .containsExactly("048526DA860001");
    }

    @Test
    void unicode_text_of_a_spreadsheet_is_utf_16_with_tabs() {
        var bytes = "\uFEFFnumber\tchip\tcardSystem\r\n0945000600003\t048526DA860001\t1\r\n".getBytes(UTF_16LE);
        assertThat(DESK.cards(bytes, Optional.empty())).isEqualTo(new Imported(1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16LE"})
    void another_encoding_is_refused_with_what_to_do(String encoding) {
        var bytes = "number;chip;cardSystem;status\n0945000600003;048526DA860001;1;ST\u00D6CK\n"
                .getBytes(Charset.forName(encoding));
        assertThat(DESK.flaws((imports, file) -> imports.cards(ACTOR, file, Optional.empty()), bytes))
                .singleElement()
                .asString()
                .contains("not written in UTF-8; in a spreadsheet, choose \"CSV UTF-8\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0945000600003;048526DA860001;1;;x         | 2 has a value in column 5, which has no name: x
            0945000600003;048526DA860001;1;;;x        | 2 has 6 values for 3 columns
            0945000600003;048526DA860001              | 2 has 2 values for 3 columns
            '09450006\u200B00003;048526DA860001;1'    | 2 number holds a character that cannot be seen, U+200B ZERO WIDTH SPACE
            '\uFEFF0945000600003;048526DA860001;1'    | 2 number holds a character that cannot be seen, U+FEFF ZERO WIDTH NO-BREAK SPACE
            '0945000\u00A0600003;048526DA860001;1'    | 2 number holds a character that cannot be seen, U+00A0 NO-BREAK SPACE
            '0945000600003;048526DA860001;1\u200E'    | 2 cardSystem holds a character that cannot be seen, U+200E LEFT-TO-RIGHT MARK
            9,45E+11;048526DA860001;1                 | '2 number was rounded by a spreadsheet, to 9,45E+11; give the column the format "text" before the numbers are entered'
            945000600003;048526DA860001;1             | '2 number is not 13 digits: 945000600003; a spreadsheet may have taken its leading zero away: give the column the format "text"'
            """)
    void what_is_wrong_with_a_cell_is_said_so_that_it_can_be_found(String line, String flaw) {
        assertThat(cardFlaws("number;chip;cardSystem;;\n" + line)).containsExactly(flaw);
    }

    @Test
    void a_record_is_named_by_its_first_line() {
        assertThat(DESK.flaws((imports, file) -> imports.events(ACTOR, List.of(file)), """
                sep=;
                cdbid;title;organiser;calendar;description

                a;A;demo-library-haaltert;permanent;"eerste
                tweede
                derde"
                b;B;demo-library-haaltert;never;"eerste
                tweede"
                c;C;nowhere;permanent;
                d;D;"x
                """))
                .satisfiesExactly(
                        flaw -> assertThat(flaw).startsWith("7 calendar"),
                        flaw -> assertThat(flaw).startsWith("9 event c: there is no organisation nowhere"),
                        flaw -> assertThat(flaw).startsWith("10 cannot be read: a quote is missing"));
    }

    @Test
    void a_line_break_in_a_cell_becomes_a_space() {
        DESK.events("""
                cdbid;title;organiser;calendar;description
                c-9;Nl;31413BDF-DFC7-7A9F-10403618C2816E44;2026-11-28;"eerste

                tweede <b>vet</b>"
                """.replace("\n", "\r\n"));
        assertThat(DESK.database.texts("select description from event where cdbid = 'c-9'"))
                .containsExactly("eerste tweede <b>vet</b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2068-07-16", "2026-11-23", "1896-11-21"})
    void a_birth_in_the_future_or_too_long_ago_is_refused(String day) {
        assertThat(passholderFlaws(
                        "uid,firstName,name,city,cardSystem,dateOfBirth\nfut-1,Jan,Puk,Aalst,1," + day + "\n"))
                .containsExactly("2 dateOfBirth lies in the future or more than 130 years ago: " + day);
    }

    @Test
    void a_rounded_telephone_number_is_refused() {
        assertThat(passholderFlaws("uid;firstName;name;city;cardSystem;gsm\na;A;A;Gent;1;3,2485E+10\n"))
                .singleElement()
                .asString()
                .startsWith("2 gsm was rounded by a spreadsheet, to 3,2485E+10");
    }

    @Test
    void a_decomposed_name_is_stored_composed_and_is_the_same_person() {
        DESK.passholders("uid,firstName,name,city,cardSystem\nnfd-1,Zoe\u0308,Mu\u0308ller,Aalst,1\n");
        assertThat(DESK.database.texts("select first_name || ' ' || name from passholder where uid = 'nfd-1'"))
                .containsExactly("Zo\u00EB M\u00FCller");
        assertThat(DESK.passholders("uid,firstName,name,city,cardSystem\nnfd-1,Zo\u00EB,M\u00FCller,Aalst,1\n"))
                .isEqualTo(new Imported(1, 0));
    }

    private List<String> cardFlaws(String text) {
        return DESK.flaws((imports, file) -> imports.cards(ACTOR, file, Optional.empty()), text);
    }

    private List<String> passholderFlaws(String text) {
        return DESK.flaws((imports, file) -> imports.passholders(ACTOR, file), text);
    }
}
