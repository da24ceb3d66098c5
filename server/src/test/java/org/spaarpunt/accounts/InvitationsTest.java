package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.testing.Together;

class InvitationsTest {
    private static final String PASSWORD = "een langer wachtwoord";
    private static final InvitationOutcome OVER = new InvitationOutcome.Over();

    @RegisterExtension
    static final OwnAccounts OWN = new OwnAccounts();

    private final Invitations invitations = OWN.accounts().invitations();
    private final Account ann = OWN.account(OwnAccounts.ANN);

    @Test
    void who_has_the_link_chooses_a_password_and_signs_in_with_it() {
        OWN.database().execute("update app_user set password = null");
        var link = invite();

        assertThat(invitations.open(link)).contains(ann);
        assertThat(invitations.accept(link, PASSWORD, false, OwnAccounts.from("192.0.2.1")))
                .isEqualTo(new InvitationOutcome.Accepted(ann));

        OWN.signedIn("ann", PASSWORD, OwnAccounts.from("192.0.2.1"));
    }

    @Test
    void a_link_works_once_over_two_servers_however_many_use_it_at_once()
            throws ExecutionException, InterruptedException {
        var link = invite();
        var servers = List.of(invitations, OWN.anotherServer().invitations());

        var outcomes = Together.times(
                8,
                number -> servers.get(number % 2)
                        .accept(link, "wachtwoord nummer " + number, false, OwnAccounts.from("192.0.2.1")));

        assertThat(outcomes)
                .filteredOn(InvitationOutcome.Accepted.class::isInstance)
                .hasSize(1);
        assertThat(outcomes).filteredOn(OVER::equals).hasSize(7);
        assertThat(invitations.open(link)).isEmpty();
    }

    @Test
    void a_password_that_will_not_do_leaves_the_link_as_it_was() {
        var link = invite();

        assertThat(invitations.accept(link, "te kort", false, OwnAccounts.from("192.0.2.1")))
                .isEqualTo(new InvitationOutcome.Unfit(PasswordFlaw.TOO_SHORT));
        assertThat(invitations.open(link)).isPresent();
    }

    @Test
    void a_link_works_for_seven_days() {
        var link = invite();

        OWN.clock().advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(invitations.open(link)).isPresent();
        OWN.clock().advance(Duration.ofSeconds(1));
        assertThat(invitations.open(link)).isEmpty();
        assertThat(invitations.accept(link, PASSWORD, false, OwnAccounts.from("192.0.2.1")))
                .isEqualTo(OVER);
    }

    @Test
    void a_newer_link_for_the_same_person_takes_the_place_of_an_older_one() {
        var older = invite();
        var newer = invite();

        assertThat(invitations.open(older)).isEmpty();
        assertThat(invitations.open(newer)).isPresent();
    }

    @Test
    void a_link_of_somebody_who_is_disabled_does_not_work() {
        var link = invite();
        OWN.database().execute("update app_user set disabled_at = now() where nick = 'ann'");

        assertThat(invitations.accept(link, PASSWORD, false, OwnAccounts.from("192.0.2.1")))
                .isEqualTo(OVER);
    }

    @Test
    void whoever_was_signed_in_is_signed_out_by_the_new_password() {
        var before = OWN.ann();

        invitations.accept(invite(), PASSWORD, false, OwnAccounts.from("192.0.2.1"));

        assertThat(OWN.accounts().sessions().find(before.cookie())).isEmpty();
    }

    @Test
    void a_link_that_was_never_made_does_not_work() {
        invite();

        assertThat(invitations.accept("", PASSWORD, false, OwnAccounts.from("192.0.2.1")))
                .isEqualTo(OVER);
        assertThat(invitations.accept("\0", PASSWORD, false, OwnAccounts.from("192.0.2.1")))
                .isEqualTo(OVER);
    }

    @Test
    void the_table_does_not_hold_the_link_and_old_links_are_forgotten() {
        var link = invite();
        assertThat(OWN.database().texts("select invitation::text from invitation"))
                .singleElement()
                .asString()
                .doesNotContain(link);

        OWN.clock().advance(Duration.ofDays(7));
        OWN.accounts().forgetOld();
        assertThat(OWN.database().number("select count(*) from invitation")).isZero();
    }

    private String invite() {
        return OWN.jdbi()
                .inTransaction(handle ->
                        invitations.invite(handle, ann.id(), OWN.clock().instant()));
    }
}
