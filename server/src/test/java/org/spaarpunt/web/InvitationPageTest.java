package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvitationPageTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    @Test
    void who_was_invited_chooses_a_password_and_signs_in() {
        PAGES.execute("update app_user set password = null where nick = 'ben'");
        var link = "/invitation/" + PAGES.invitation("ben");
        var client = PAGES.client();

        assertThat(client.get(link).body()).contains("Welkom, Ben Maes.");
        var chosen = client.send(link, "wanted", "een langer wachtwoord");
        assertThat(chosen.status()).isEqualTo(303);
        var signIn = client.get(chosen.header("Location").orElseThrow());
        assertThat(signIn.body()).contains("Je wachtwoord is bewaard.", "value=\"ben\"");

        assertThat(client.send("/sign-in", "username", "ben", "password", "een langer wachtwoord")
                        .status())
                .isEqualTo(303);
        assertThat(client.get(link).status()).isEqualTo(404);
        assertThat(client.send(link, "wanted", "nog een wachtwoord").status()).isEqualTo(404);
    }

    @Test
    void looking_at_the_link_does_not_use_it_up() {
        var link = "/invitation/" + PAGES.invitation("ann");

        assertThat(PAGES.client().get(link).status()).isEqualTo(200);
        assertThat(PAGES.client().get(link).status()).isEqualTo(200);
    }

    @Test
    void a_password_that_will_not_do_is_asked_for_again() {
        var link = "/invitation/" + PAGES.invitation("ann");

        var answer = PAGES.client().send(link, "wanted", "te kort");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("te kort");
        assertThat(PAGES.client().get(link).status()).isEqualTo(200);
    }

    @Test
    void a_link_that_was_never_made_or_is_too_old_leads_nowhere() {
        var link = "/invitation/" + PAGES.invitation("ann");
        PAGES.server().clock().advance(Duration.ofDays(7));

        assertThat(PAGES.client().get(link).status()).isEqualTo(404);
        assertThat(PAGES.client().get("/invitation/none").status()).isEqualTo(404);
    }

    @Test
    void by_a_link_one_gets_in_while_somebody_goes_on_guessing_at_one_s_name() {
        for (int i = 0; i < 10; i++) {
            PAGES.client().send("/sign-in", "username", "ann", "password", "fout");
        }
        assertThat(PAGES.client().signIn("ann").status()).isEqualTo(429);
        var client = PAGES.client();

        client.send("/invitation/" + PAGES.invitation("ann"), "wanted", "een langer wachtwoord");

        assertThat(client.send("/sign-in", "username", "ann", "password", "een langer wachtwoord")
                        .status())
                .isEqualTo(303);
    }
}
