package org.spaarpunt.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.web.AuthorizePageTest.decide;
import static org.spaarpunt.web.AuthorizePageTest.ticket;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Together;
import org.spaarpunt.web.OwnPages;
import org.spaarpunt.web.PlainClient;

/** Who decides about an application: the person who was asked, about what was asked, once. */
class ConsentTicketTest {
    @RegisterExtension
    static final OwnPages PAGES = new OwnPages();

    private final PlainClient ann = PAGES.signedIn("ann");
    private final Keys token = PAGES.requestToken(OwnPages.CALLBACK);

    @BeforeEach
    void nobody_has_decided() {
        assertThat(asked(ann, token).status()).isEqualTo(200);
    }

    @Test
    void of_many_decisions_at_once_one_counts() throws ExecutionException, InterruptedException {
        var ticket = ticket(asked(ann, token));
        var session = ann.cookie("__Host-session");

        var statuses = Together.times(
                8,
                number -> decide(
                                PAGES.client().withCookie("__Host-session", session),
                                token,
                                ticket,
                                number % 2 == 0 ? "allow" : "refuse")
                        .status());

        assertThat(statuses)
                .containsOnlyOnce(303)
                .filteredOn(status -> status == 400)
                .hasSize(7);
    }

    @Test
    void a_ticket_for_another_question_answers_nothing() {
        var other = PAGES.requestToken(OwnPages.CALLBACK);

        assertThat(decide(ann, token, ticket(asked(ann, other)), "allow").status())
                .isEqualTo(400);
        assertThat(asked(ann, token).status()).isEqualTo(200);
    }

    @Test
    void a_ticket_of_somebody_else_is_not_taken_in_my_browser() {
        var bens = ticket(asked(PAGES.signedIn("ben"), token));

        assertThat(decide(ann, token, bens, "allow").status()).isEqualTo(400);
        assertThat(asked(ann, token).status()).isEqualTo(200);
    }

    @Test
    void a_ticket_of_a_session_that_has_ended_answers_nothing() {
        var ticket = ticket(asked(ann, token));
        ann.send("/sign-out", "formToken", ann.formToken());

        assertThat(decide(PAGES.client(), token, ticket, "allow").status()).isEqualTo(400);
    }

    @Test
    void a_ticket_of_somebody_who_was_disabled_since_answers_nothing() {
        var ben = PAGES.signedIn("ben");
        var ticket = ticket(asked(ben, token));
        PAGES.execute("update app_user set disabled_at = now() where nick = 'ben'");
        try {
            assertThat(decide(ben, token, ticket, "allow").status()).isEqualTo(400);
        } finally {
            PAGES.execute("update app_user set disabled_at = null where nick = 'ben'");
        }
    }

    @Test
    void without_a_ticket_of_ours_nothing_is_decided() {
        for (var forged : List.of("", "x", "sealed:test:" + "A".repeat(100), ann.cookie("__Host-session"))) {
            assertThat(decide(ann, token, forged, "allow").status()).isEqualTo(400);
        }
        assertThat(decide(ann, token, ticket(asked(ann, token)), "perhaps").status())
                .isEqualTo(400);
        assertThat(asked(ann, token).status()).isEqualTo(200);
    }

    private static Answer asked(PlainClient client, Keys token) {
        return client.get("/uitid/rest/auth/authorize?oauth_token=" + token.token());
    }
}
