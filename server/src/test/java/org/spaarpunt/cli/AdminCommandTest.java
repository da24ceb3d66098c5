package org.spaarpunt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.cli.Installation.Unreachable;
import org.spaarpunt.cli.TestInstallation.Printed;

class AdminCommandTest {
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
    void a_secret_is_printed_on_standard_output_alone_and_once() {
        var made = run("consumer create --name Kassa --key kassa --json");
        assertThat(made.status()).isZero();
        var secret = made.json().path("secret").asString();
        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(made.err()).isEqualTo("The secret is shown this once.\n");
        assertThat(run("consumer show kassa").out()).contains("name: Kassa").doesNotContain(secret);
        assertThat(run("audit --subject kassa").out())
                .contains("CONSUMER_CREATED", "command line")
                .doesNotContain(secret);
    }

    @Test
    void a_passholder_is_removed_with_a_reason_and_once() {
        installation.database.execute(
                "insert into passholder (uid, first_name, name, city) values ('gone', 'Gust', 'Weggegaan', 'Gent')");
        assertThat(run("passholder remove gone").status()).isEqualTo(2);
        assertThat(run("passholder remove gone --reason asked")).isEqualTo(new Printed(0, "", "Done.\n"));
        assertThat(run("passholder remove gone --reason asked"))
                .isEqualTo(new Printed(1, "", "spaarpunt: There is no passholder gone.\n"));
        assertThat(run("audit --subject gone").out())
                .contains("PASSHOLDER_REMOVED", "asked")
                .doesNotContain("Weggegaan");
        assertThat(installation.database.number("select count(*) from passholder where name = 'Weggegaan'"))
                .isZero();
    }

    @Test
    void a_pair_is_printed_alone_for_another_command_to_take() {
        assertThat(run("consumer create --name Script --key script --pair").out())
                .matches("script:[0-9a-f]{64}\n");
        var issued = run("token issue --consumer script --user ann --pair");
        assertThat(issued.out()).matches("[0-9a-f]{32}:[0-9a-f]{64}\n");
        assertThat(issued.err()).isEmpty();
    }

    @Test
    void a_secret_is_rotated_with_an_overlap_that_people_can_type() {
        assertThat(run("consumer rotate demo-no-rights --overlap 7d").out()).containsPattern("secret: [0-9a-f]{64}\n");
        assertThat(run("consumer show demo-no-rights").out()).contains("previousSecretUntil: 2026-11-29T11:00:00Z");
        assertThat(run("consumer rotate demo-no-rights --overlap 0").status()).isZero();
        assertThat(run("consumer show demo-no-rights").out()).contains("previousSecretUntil: 2026-11-29T11:00:00Z");
        assertThat(run("consumer end-previous demo-no-rights")).isEqualTo(new Printed(0, "", "Done.\n"));
        assertThat(run("consumer show demo-no-rights --json")
                        .json()
                        .path("previousSecretUntil")
                        .isNull())
                .isTrue();
    }

    @Test
    void an_application_is_given_permissions_for_an_organiser_and_loses_them() {
        var werf = "31413BDF-DFC7-7A9F-10403618C2816E44";
        assertThat(run("consumer permissions demo-no-rights " + werf
                        + " --permission checkins_write --permission PASSES_READ"))
                .isEqualTo(new Printed(0, "", "Done.\n"));
        assertThat(run("consumer show-permissions demo-no-rights").out())
                .contains(werf + "  CHECKINS_WRITE, PASSES_READ\n");
        assertThat(run("consumer permissions demo-no-rights " + werf)).isEqualTo(new Printed(0, "", "Done.\n"));
        assertThat(run("consumer show-permissions demo-no-rights").err()).isEqualTo("There are none.\n");
        assertThat(run("consumer permissions demo-no-rights nowhere --permission PASSES_READ")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void a_webhook_is_added_listed_switched_on_again_and_removed() {
        var werf = "31413BDF-DFC7-7A9F-10403618C2816E44";
        assertThat(run("webhook add " + werf + " https://hooks.example/a --event checkin.made")
                        .err())
                .isEqualTo(
                        "spaarpunt: There is no event checkin.made. There are: checkin.granted, checkin.undone, redemption.done, redemption.cancelled.\n");
        assertThat(run("webhook add nowhere https://hooks.example/a --event checkin.granted")
                        .status())
                .isEqualTo(1);
        assertThat(run("webhook add " + werf + " http://hooks.example/ --event checkin.granted")
                        .status())
                .isEqualTo(1);
        var made = run(
                "webhook add " + werf
                        + " https://hooks.example/secret-path --event checkin.granted --event checkin.undone --description Kassa --json");
        var id = made.json().path("id").asString();
        assertThat(made.json().path("secret").asString()).startsWith("whsec_");

        installation.database.execute("update webhook_endpoint set state = 'GONE'");
        assertThat(run("webhook list").out())
                .contains(id, "hooks.example", "Kassa", "GONE")
                .doesNotContain("secret-path");
        assertThat(run("webhook show " + id).out())
                .contains("events: checkin.granted, checkin.undone\n", "https://hooks.example/secret-path");
        assertThat(run("webhook enable " + id)).isEqualTo(new Printed(0, "", "Done.\n"));
        assertThat(run("webhook enable " + id)).isEqualTo(new Printed(0, "", "It was so already.\n"));
        assertThat(run("webhook remove " + id)).isEqualTo(new Printed(0, "", "Done.\n"));
        assertThat(run("webhook show " + id).status()).isEqualTo(1);
        assertThat(run("webhook list").err()).isEqualTo("There are none.\n");
    }

    @Test
    void a_device_gets_a_code_that_is_printed_once() {
        var made = run("device setup-code demo-kiosk");
        assertThat(made.out()).matches("code: [0-9a-z]{20}\nvalidUntil: 2026-11-29T11:00:00Z\n");
        assertThat(made.err()).isEqualTo("The code is shown this once.\n");
        assertThat(run("device setup-code nowhere").status()).isEqualTo(1);
    }

    @Test
    void the_first_administrator_gets_a_link_at_the_public_address_and_there_is_no_second_first() {
        installation.database.execute("update app_user set administrator = false");
        var first = run("bootstrap --nick nora --email nora@example.org");
        assertThat(first.out()).containsPattern("link: https://punten\\.example/invitation/[A-Za-z0-9_-]{43}\n");
        assertThat(first.status()).isZero();
        var second = run("bootstrap --nick nico --email nico@example.org");
        assertThat(second.status()).isEqualTo(1);
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).startsWith("spaarpunt: There is an administrator already.");
    }

    @Test
    void a_counter_is_made_and_staffed() {
        var key = run("counter create --name Sporthal --organisation sport --json")
                .json()
                .path("key")
                .asString();
        assertThat(run("card-system create --name Gent --number 7").out()).isEqualTo("number: 7\n");
        assertThat(run("group create --name Kassas").status()).isZero();
        assertThat(run("group allow Kassas checkin_create").status()).isZero();
        assertThat(run("counter group " + key + " Kassas --card-system 7").status())
                .isZero();
        assertThat(run("counter employee set " + key + " ann --role admin").status())
                .isZero();
        assertThat(run("counter show " + key).out())
                .contains("organisation: sport\n", "groups: 7 Gent Kassas\n", "ann ADMIN\n");
        assertThat(run("counter group " + key + " Kassas --card-system 7 --out").status())
                .isZero();
        var last = run("counter employee remove " + key + " ann");
        assertThat(last.status()).isEqualTo(1);
        assertThat(last.err()).contains("the counter's last admin");
        assertThat(run("counter employee set " + key + " ben --role admin").status())
                .isZero();
        assertThat(run("counter employee remove " + key + " ann").status()).isZero();
        assertThat(run("counter employee list " + key).out()).contains("ben").doesNotContain("ann");
    }

    @Test
    void a_counter_is_described_by_what_is_named_and_the_rest_stays() {
        assertThat(run("counter describe demo-library-haaltert --city Denderhoutem --school true"))
                .isEqualTo(new Printed(0, "", "Done.\n"));
        assertThat(run("counter describe demo-library-haaltert --telephone ").status())
                .isZero();
        assertThat(run("counter show demo-library-haaltert").out())
                .contains("type: Bibliotheek\nstreet: Sint-Goriksplein\n", "city: Denderhoutem\n", "school: true\n")
                .contains("telephone: \n", "visible: true\n");
    }

    @Test
    void a_second_rotation_is_refused_while_the_first_overlaps() {
        assertThat(run("consumer create --name Twice --key twice").status()).isZero();
        assertThat(run("consumer rotate twice").status()).isZero();

        var second = run("consumer rotate twice");
        assertThat(second.status()).isEqualTo(1);
        assertThat(second.err()).contains("no more than two work at a time", "--overlap 0", "end-previous");
    }

    @Test
    void a_device_is_made_for_a_counter_and_written_down() {
        var made = run("device create --name Inkom --counter demo-library-haaltert --card-system 2");
        assertThat(made.out()).containsPattern("key: [0-9a-f]{32}\nsecret: [0-9a-f]{64}\n");
        assertThat(run("device list --search inkom").out()).contains("Inkom", "ACTIVE", "demo-library-haaltert");
        assertThat(run("audit --limit 1").out()).contains("DEVICE_CREATED", "Inkom, counter demo-library-haaltert");
        assertThat(run("device create --name Inkom --counter nowhere --card-system 2")
                        .err())
                .contains("There is no counter nowhere.");
        assertThat(run("device create --name Inkom --counter demo-library-haaltert --card-system 9")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void a_device_is_given_to_another_counter() {
        var key = run("device create --name Uitleentoestel --counter demo-library-haaltert --card-system 2 --json")
                .json()
                .path("key")
                .asString();
        var deWerf = "31413BDF-DFC7-7A9F-10403618C2816E44";
        assertThat(run("device list --search uitleentoestel --json")
                        .json()
                        .path(0)
                        .path("owner")
                        .asString())
                .isEqualTo("demo-library-haaltert");
        assertThat(run("device owner " + key + " " + deWerf)).isEqualTo(new Printed(0, "", "Done.\n"));
        assertThat(run("device owner " + key + " " + deWerf)).isEqualTo(new Printed(0, "", "It was so already.\n"));
        assertThat(run("device list --search uitleentoestel --json")
                        .json()
                        .path(0)
                        .path("owner")
                        .asString())
                .isEqualTo(deWerf);
        assertThat(run("audit --subject " + key).out()).contains("DEVICE_OWNER_SET", deWerf);
        assertThat(run("device owner nothing " + deWerf).err())
                .isEqualTo("spaarpunt: There is no check-in device nothing. See: spaarpunt admin device list\n");
        assertThat(run("device owner " + key + " nowhere").err()).contains("There is no counter nowhere.");
    }

    @Test
    void a_token_is_issued_listed_and_revoked() {
        var token = run("token issue --consumer demo-counter-app --user ben --json")
                .json()
                .path("token")
                .asString();
        assertThat(run("token list --user ben --consumer demo-counter-app").out())
                .contains(token);
        assertThat(run("token revoke " + token).err()).isEqualTo("Done.\n");
        assertThat(run("token revoke " + token)).isEqualTo(new Printed(0, "", "It was so already.\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "consumer grant nobody READ_POINTS, There is no consumer nobody. See: spaarpunt admin consumer list",
        "counter describe nowhere --city Gent, There is no counter nowhere. See: spaarpunt admin counter list",
        "counter show nowhere, There is no counter nowhere. See: spaarpunt admin counter list",
        "user disable nobody, There is no user nobody. See: spaarpunt admin user list",
        "token revoke nothing, There is no token nothing. See: spaarpunt admin token list",
        "group allow Nobody EVENT_READ, There is no permission group Nobody. See: spaarpunt admin group list",
        "card-system rename 99 Nowhere, There is no card system 99. See: spaarpunt admin card-system list",
        "user create --nick ann --email a@b.c, Another user has that nick already.",
        "consumer callback demo-counter-app --host a:80, 'A host is a name or an address without a port: app.example, 127.0.0.1 or ::1.'",
        "new-key --name UPPER, 'A key''s name has 1 to 32 lower-case letters, digits and hyphens.'"
    })
    void what_cannot_be_done_is_said_with_what_to_type_instead(String words, String sentence) {
        assertThat(run(words)).isEqualTo(new Printed(1, "", "spaarpunt: " + sentence + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "consumer",
                "counter employee",
                "consumr list",
                "consumer create",
                "consumer create --name",
                "consumer show",
                "consumer show a b",
                "consumer grant demo-member-app NO_SUCH",
                "consumer rotate demo-member-app --overlap 1y",
                "card-system create --name X --number many",
                "counter employee set a b --role BOSS",
                "counter describe a --school maybe",
                "audit --limit many",
                "consumer list --no-such-option"
            })
    void what_is_not_understood_ends_with_2_before_the_database_is_touched(String words) {
        int visits = installation.visits();
        var printed = words.isEmpty() ? installation.run() : run(words);
        assertThat(printed.status()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).contains("spaarpunt admin").doesNotContain("Exception");
        assertThat(installation.visits()).isEqualTo(visits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "consumer --help",
                "consumer rotate --help",
                "counter employee set -h",
                "user create --help"
            })
    void every_command_explains_itself(String words) {
        int visits = installation.visits();
        var printed = run(words);
        assertThat(printed.status()).isZero();
        assertThat(printed.out()).startsWith("Usage: spaarpunt admin").contains("--json");
        assertThat(installation.visits()).isEqualTo(visits);
    }

    @Test
    void permissions_are_named_in_the_help() {
        assertThat(run("consumer grant --help").out()).contains("SKIP_AUTHORIZATION", "ACT_FOR_COUNTERS");
        assertThat(run("group allow --help").out()).contains("CHECKIN_CREATE", "GROUPPASS_READ");
    }

    @Test
    void a_list_for_programs_is_an_array_with_the_names_of_the_table() {
        var systems = run("card-system list --json").json();
        assertThat(systems.isArray()).isTrue();
        assertThat(systems.path(0).path("name").asString()).isEqualTo("UiTPAS Dender");
        assertThat(run("card-system list").out().lines().findFirst().orElseThrow())
                .matches("id +name +expiredSocialTariffStops");
    }

    @Test
    void a_name_in_the_database_does_not_move_the_cursor() {
        installation.database.execute(
                "insert into consumer (key, secret, name) values ('evil', 'x', E'a\\x1b[2Jb\\n')");
        assertThat(run("consumer show evil").out()).contains("name: a?[2Jb?\n");
    }

    @Test
    void a_new_key_is_one_that_the_setting_takes() {
        assertThat(run("new-key --name 2027-spring").out()).matches("secret-keys=2027-spring:[A-Za-z0-9+/]{43}=\n");
    }

    @Test
    void resealing_is_written_down() {
        assertThat(run("reseal --json").json().path("resealed").isInt()).isTrue();
        assertThat(run("audit --limit 1").out()).contains("SECRETS_RESEALED");
    }

    @Test
    void a_database_that_is_out_of_reach_is_a_sentence() {
        assertThat(failing(new Unreachable("No key."))).isEqualTo(new Printed(1, "", "spaarpunt: No key.\n"));
        assertThat(failing(new IllegalStateException(new SQLException("refused", "08001"))))
                .isEqualTo(new Printed(1, "", "spaarpunt: The database does not answer, so nothing was done.\n"));
        assertThat(failing(new IllegalStateException("broken")).err())
                .isEqualTo("spaarpunt: This is a fault in Spaarpunt: java.lang.IllegalStateException: broken\n");
    }

    private static Printed failing(RuntimeException failure) {
        return TestInstallation.run(
                () -> {
                    throw failure;
                },
                "user",
                "list");
    }

    private static Printed run(String words) {
        return installation.run(words.split(" ", -1));
    }
}
