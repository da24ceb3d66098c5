package org.spaarpunt.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.imports.ImportDesk.ACTOR;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.imports.ImportOutcome.Imported;

class CardsImportTest {
    private static final String SUPPLIERS = """
            "044D71DA862680";"0945000057915"
            "048526DA862680";"0945000058012"
            """;

    @RegisterExtension
    static final ImportDesk DESK = new ImportDesk();

    @Test
    void a_suppliers_file_puts_cards_in_stock_and_again_changes_nothing() {
        assertThat(DESK.cards(SUPPLIERS.getBytes(UTF_8), Optional.of(2L))).isEqualTo(new Imported(2, 2));
        assertThat(
                        DESK.database.texts(
                                "select concat_ws(' ', number, chip, card_system_id, status) from card where number like '0945%' order by 1"))
                .containsExactly("0945000057915 044D71DA862680 2 STOCK", "0945000058012 048526DA862680 2 STOCK");
        assertThat(DESK.cards(SUPPLIERS.getBytes(UTF_8), Optional.of(2L))).isEqualTo(new Imported(2, 0));
        assertThat(DESK.database.texts("select act || ' ' || subject || ' ' || details from audit_entry"))
                .containsExactly("CARDS_IMPORTED file.csv 2 lines, 2 changes");
    }

    @Test
    void cards_in_stock_are_shared_out_among_counters() {
        DESK.cards(SUPPLIERS.getBytes(UTF_8), Optional.of(2L));
        var shared = """
                number,chip,cardSystem,counter,status
                0945000057915,044D71DA862680,2,demo-library-haaltert,
                0945000058012,048526DA862680,2,demo-library-haaltert,SENT_TO_BALIE
                """;
        assertThat(DESK.cards(shared)).isEqualTo(new Imported(2, 2));
        assertThat(DESK.database.texts("""
                select concat_ws(' ', number, status, consumer_key)
                from card join counter on counter.id = counter_id where number like '0945%' order by 1
                """))
                .containsExactly(
                        "0945000057915 LOCAL_STOCK demo-library-haaltert",
                        "0945000058012 SENT_TO_BALIE demo-library-haaltert");
        assertThat(DESK.cards(shared)).isEqualTo(new Imported(2, 0));
    }

    @Test
    void a_card_is_shared_out_to_a_counter_that_there_is_and_while_nobody_has_it() {
        assertThat(DESK.flaws((imports, file) -> imports.cards(ACTOR, file, Optional.of(2L)), """
                number,chip,counter
                0945000057915,044D71DA862680,nowhere
                0900000095902,04784CDAEE3880,demo-library-haaltert
                """))
                .containsExactly(
                        "2 there is no counter nowhere",
                        "3 the card 0900000095902 is ACTIVE and no counter's to hand out");
    }

    @Test
    void a_suppliers_file_needs_to_be_told_its_card_system() {
        assertThat(DESK.flaws((imports, file) -> imports.cards(ACTOR, file, Optional.empty()), SUPPLIERS))
                .containsExactly(
                        "1 names no card system; give a column cardSystem or the option --card-system",
                        "2 names no card system; give a column cardSystem or the option --card-system");
    }

    @Test
    void columns_stand_in_any_order_between_commas_or_semicolons_after_a_byte_order_mark() {
        assertThat(DESK.cards("""
                \uFEFFchip,number,cardSystem,status
                044d71da862680, 0945000057915 ,1,LOCAL_STOCK
                """)).isEqualTo(new Imported(1, 1));
        assertThat(DESK.cards("""
                cardSystem;number;chip

                2;"0945000058012";"048526DA862680"
                """)).isEqualTo(new Imported(1, 1));
    }

    @Test
    void a_card_that_people_use_stays_as_it_is() {
        assertThat(DESK.cards("""
                number,chip,cardSystem
                0900000002312,04B00412F15284,2
                0900000095902,04784CDAEE3880,2
                """)).isEqualTo(new Imported(2, 0));
    }

    @Test
    void every_line_that_will_not_do_is_named_with_its_reason_and_nothing_is_imported() {
        assertThat(cardFlaws("""
                number,chip,cardSystem,status
                0945000057915,044D71DA862680,1,STOCK
                0945000057916,044D71DA862681,1,STOCK
                094500005791,044D71DA862682,1,STOCK
                0945000058012,044D71DA86268,1,STOCK
                0945000058012,048526DA862680,9,STOCK
                0945000058012,048526DA862680,1,ACTIVE
                0945000058012,048526DA862680,x,STOCK
                0945000057915,044D71DA862683,1,STOCK
                0900000002312,04B00412F15285,2,STOCK
                0900000095902,04784CDAEE3880,1,STOCK
                0945000058012,048526DA862680
                ,048526DA862680,1,STOCK
                """))
                .containsExactly(
                        "3 the check digit of the number 0945000057916 is wrong",
                        "4 number is not 13 digits: 094500005791",
                        "5 chip is not 14 hexadecimal digits: 044D71DA86268",
                        "6 there is no card system 9",
                        "7 status is none of STOCK, LOCAL_STOCK, SENT_TO_BALIE, PROVISIONED: ACTIVE",
                        "8 cardSystem is no whole number of 1 or more: x",
                        "9 the number 0945000057915 stands on line 2 too",
                        "10 the card 0900000002312 has another chip",
                        "11 the card 0900000095902 belongs to card system 2",
                        "12 has 2 values for 4 columns",
                        "13 number is empty");
    }

    @Test
    void a_chip_belongs_to_one_card() {
        assertThat(cardFlaws("""
                number,chip,cardSystem
                0945000057915,04784CDAEE3880,2
                0945000058012,04784CDAEE3880,2
                """))
                .containsExactly(
                        "2 the chip 04784CDAEE3880 is that of the card 0900000095902",
                        "3 the chip 04784CDAEE3880 stands on line 2 too",
                        "3 the chip 04784CDAEE3880 is that of the card 0900000095902");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                               | 1 the file is empty
            number,chip,colour               | 1 the header names a column "colour"; there are: number, chip, cardSystem, status, counter
            number,number,chip               | 1 the header names a column twice
            number,cardSystem                | 1 the header lacks the column chip
            <!DOCTYPE html>                  | 1 the header names a column "<!DOCTYPE html>"; there are: number, chip, cardSystem, status, counter
            """)
    void a_file_that_is_something_else_is_refused_at_its_header(String header, String flaw) {
        assertThat(cardFlaws(header)).containsExactly(flaw);
    }

    @Test
    void a_quote_that_is_never_closed_ends_the_reading_there() {
        assertThat(cardFlaws("number,chip,cardSystem\n0945000057915,044D71DA862680,1\n\"0945000058012,x,1\n"))
                .singleElement()
                .asString()
                .endsWith("cannot be read: a quote is missing, or stands where none belongs");
    }

    @Test
    void a_file_in_another_encoding_is_refused() {
        var latin = "number,chip,cardSystem,status\n0945000057915,044D71DA862680,1,STÖCK\n".getBytes(ISO_8859_1);
        assertThat(DESK.flaws((imports, file) -> imports.cards(ACTOR, file, Optional.empty()), latin))
                .singleElement()
                .asString()
                .endsWith("the file is not written in UTF-8; in a spreadsheet, choose \"CSV UTF-8\" when you save it");
    }

    @Test
    void a_file_that_is_wrong_from_end_to_end_is_told_so_a_thousand_times() {
        var text = new StringBuilder("number,chip,cardSystem\n");
        for (int line = 0; line < 3_000; line++) {
            text.append("x,y,1\n");
        }
        assertThat(cardFlaws(text.toString())).hasSize(Flaws.MOST);
    }

    private List<String> cardFlaws(String text) {
        return DESK.flaws((imports, file) -> imports.cards(ACTOR, file, Optional.empty()), text);
    }
}
