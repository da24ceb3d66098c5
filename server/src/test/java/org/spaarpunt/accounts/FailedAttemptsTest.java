package org.spaarpunt.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.RunningServer;
import org.spaarpunt.audit.Act;

/** What the audit log tells of failed attempts, and that an attack does not fill it. */
class FailedAttemptsTest {
    @RegisterExtension
    static final OwnAccounts OWN = new OwnAccounts();

    private long before;

    @BeforeEach
    void remember() {
        before = OWN.database().number("select coalesce(max(id), 0) from audit_entry");
    }

    @Test
    void many_failures_of_an_account_from_an_address_are_two_entries() {
        IntStream.range(0, 15).forEach(_ -> attempt("ann", "192.0.2.1"));
        assertThat(entries())
                .containsExactly(
                        "SIGN_IN_FAILED visitor 192.0.2.1 " + OwnAccounts.ANN + " ",
                        "SIGN_IN_THROTTLED visitor 192.0.2.1 " + OwnAccounts.ANN + " ");

        OWN.clock().advance(AttemptLimits.PERIOD);
        OWN.accounts().forgetOld();
        OWN.anotherServer().forgetOld();

        assertThat(entries().subList(2, 4))
                .containsExactlyInAnyOrder(
                        "SIGN_IN_FAILED visitor 192.0.2.1 " + OwnAccounts.ANN + " 10 times since "
                                + RunningServer.START,
                        "SIGN_IN_THROTTLED visitor 192.0.2.1 " + OwnAccounts.ANN + " 5 times since "
                                + RunningServer.START);
        assertThat(entries()).hasSize(4);
    }

    @Test
    void names_that_no_account_has_are_counted_for_the_address_and_never_written_down() {
        IntStream.range(0, 20).forEach(number -> attempt("geheim wachtwoord " + number, "192.0.2.1"));

        assertThat(entries()).containsExactly("SIGN_IN_FAILED visitor 192.0.2.1  ");
    }

    @Test
    void of_one_account_ten_addresses_are_told_apart() {
        var failures = new FailedAttempts(OWN.jdbi(), OWN.clock());
        IntStream.range(0, 30)
                .forEach(number -> failures.note(Act.SIGN_IN_FAILED, OwnAccounts.ANN, "192.0.2." + number));

        assertThat(entries()).hasSize(11).last().asString().endsWith(" from many addresses");
        OWN.clock().advance(AttemptLimits.PERIOD);
        failures.report();
        assertThat(entries())
                .hasSize(12)
                .last()
                .isEqualTo("SIGN_IN_FAILED visitor  " + OwnAccounts.ANN + " 20 times since " + RunningServer.START
                        + ", from many addresses");
    }

    private static void attempt(String name, String address) {
        OWN.accounts().signIn().attempt(name, "fout", OwnAccounts.from(address));
    }

    private List<String> entries() {
        return OWN.database()
                .texts(
                        "select act || ' ' || actor || ' ' || address || ' ' || subject || ' ' || details from audit_entry"
                                + " where id > " + before + " order by id");
    }
}
