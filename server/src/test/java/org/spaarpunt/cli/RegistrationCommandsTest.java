package org.spaarpunt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.cli.TestInstallation.Printed;

/** What is set up for counters that register people: associations and prices. */
class RegistrationCommandsTest {
    private static TestInstallation installation;

    @BeforeAll
    static void open() {
        installation = new TestInstallation();
    }

    @AfterAll
    static void close() {
        installation.close();
    }

    @Test
    void an_association_is_made_with_its_end_and_written_down() {
        var made = run("association create --name Koor --card-system 2 --card-system 1 --years-after-registration 2");
        assertThat(made.out()).containsPattern("number: [0-9]+\n");
        run("association create --name Jeugd --card-system 1 --years-after-birth 18");
        run("association create --name Chiro --card-system 1 --until 2027-08-31");
        assertThat(run("association list").out())
                .containsPattern("Koor +1, 2 +2 years after registration\n")
                .containsPattern("Jeugd +1 +18 years after birth\n")
                .containsPattern("Chiro +1 +on 2027-08-31\n");
        assertThat(run("audit --limit 1").out()).contains("ASSOCIATION_CREATED", "Chiro");
        assertThat(run("association create --name Koor --card-system 1 --until 2027-08-31")
                        .status())
                .isEqualTo(1);
        assertThat(run("association create --name Nieuw --card-system 99 --until 2027-08-31")
                        .err())
                .contains("There is no card system 99.");
        assertThat(run("association create --name Nieuw --card-system 1 --years-after-birth 0")
                        .err())
                .contains("A membership lasts 1 to 150 years.");
        assertThat(run("association create --name Nieuw --card-system 1").status())
                .isEqualTo(2);
    }

    @Test
    void a_price_is_set_replaced_and_removed() {
        for (var price : run("price list --json").json()) {
            run("price remove " + price.path("number").asString());
        }
        assertThat(run("price set --card-system 2 --reason first_card --age-to 17 --postal-code 9300 2.00")
                        .status())
                .isZero();
        assertThat(run("price set --card-system 2 --reason FIRST_CARD --age-to 17 --postal-code 9300 2")
                        .err())
                .isEqualTo("It was so already.\n");
        assertThat(run("price set --card-system 2 --reason FIRST_CARD --age-to 17 --postal-code 9300 2.5")
                        .err())
                .isEqualTo("Done.\n");
        assertThat(run("audit --limit 1").out())
                .contains("CARD_PRICE_SET", "FIRST_CARD CARD, ages any to 17, 9300: 2.5");
        var listed = run("price list --json").json();
        assertThat(listed.size()).isOne();
        assertThat(listed.path(0).path("price").asString()).isEqualTo("2.50");
        var number = listed.path(0).path("number").asString();
        assertThat(run("price remove " + number).err()).isEqualTo("Done.\n");
        assertThat(run("price remove " + number).err())
                .isEqualTo("spaarpunt: There is no price " + number + ". See: spaarpunt admin price list\n");
        assertThat(run("price list").err()).isEqualTo("There are none.\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--card-system 99 2.00, There is no card system 99. See: spaarpunt admin card-system list",
        "--card-system 2 2.001, 'A price lies between 0 and 999999.99, with two decimals at most.'",
        "--card-system 2 1000000, 'A price lies between 0 and 999999.99, with two decimals at most.'",
        "--card-system 2 --age-from 9 --age-to 8 2.00, 'Ages lie between 0 and 150, the lowest first.'"
    })
    void a_price_that_cannot_be_is_refused(String words, String sentence) {
        assertThat(run("price set --reason DEFECT " + words).err()).isEqualTo("spaarpunt: " + sentence + "\n");
    }

    private static Printed run(String words) {
        return installation.run(words.split(" ", -1));
    }
}
