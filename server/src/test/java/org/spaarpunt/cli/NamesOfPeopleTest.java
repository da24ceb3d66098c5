package org.spaarpunt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.cli.TestInstallation.Printed;

/** How people are named to commands, and what those say of a name that is wrong. */
class NamesOfPeopleTest {
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
    void an_employee_is_named_by_email_address_or_full_name_and_namesakes_are_told_apart() {
        assertThat(run("counter employee set demo-library-haaltert ANN@demo.example")
                        .status())
                .isZero();
        for (var nick : List.of("lea1", "lea2")) {
            var words = List.of(
                    "user",
                    "create",
                    "--nick",
                    nick,
                    "--email",
                    nick + "@demo.example",
                    "--given-name",
                    "Léa",
                    "--family-name",
                    "Maes");
            assertThat(installation.run(words.toArray(String[]::new)).status()).isZero();
        }

        var refused = installation.run("counter", "employee", "set", "demo-library-haaltert", "lea maes");

        assertThat(refused)
                .isEqualTo(new Printed(
                        1,
                        "",
                        "spaarpunt: Several users are called lea maes. Name one by nick or email address:"
                                + " lea1 (lea1@demo.example), lea2 (lea2@demo.example).\n"));
    }

    @Test
    void everything_that_is_wrong_with_a_new_user_is_said() {
        assertThat(run("user create --nick a@b --email nowhere").err()).isEqualTo("""
                        spaarpunt: A nick has 1 to 100 letters, digits and punctuation marks of one script, single spaces within, no @ and no invisible characters.
                        spaarpunt: An email address looks like somebody@example.org.
                        """);
    }

    private static Printed run(String words) {
        return installation.run(words.split(" ", -1));
    }
}
