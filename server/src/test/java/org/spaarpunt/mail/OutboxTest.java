package org.spaarpunt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.mail.SmtpSettings.Login;
import org.spaarpunt.mail.SmtpSettings.Security;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.testing.TestClock;
import org.spaarpunt.wiring.TestFeatures;

/** E-mails on their way from the commit to a mail server, which is a real one. */
class OutboxTest {
    private static final Mail MAIL =
            new Mail("jef@voorbeeld.example", "Je bent nu lid van één systeem", "Dag,\n\nJe bent lid.\n");
    private static final SecretBox BOX = TestFeatures.box();
    private static final Mail WITH_LINK =
            new Mail("ann@voorbeeld.example", "Kies je wachtwoord", "Dag,\n\nhttps://stad.example/invitation/abc\n");
    private static DemoDatabase database;

    private final TestClock clock = new TestClock(RunningServer.START);
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void start() {
        database.execute("delete from mail_outbox");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void an_email_arrives_once_as_it_was_written() throws MessagingException, IOException {
        var outbox = outbox(server.getSmtp().getPort(), Optional.empty());
        write(outbox);

        outbox.send();
        outbox.send();

        assertThat(server.getReceivedMessages()).hasSize(1);
        var message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo(MAIL.subject());
        assertThat(message.getContent().toString().replace("\r\n", "\n")).contains("Je bent lid.");
        assertThat(message.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly(MAIL.recipient());
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("uitpas@stad.example");
        assertThat(GreenMailUtil.getHeaders(message)).contains("Auto-Submitted: auto-generated");
        assertThat(waiting()).isZero();
    }

    @Test
    void an_email_of_a_transaction_that_is_rolled_back_is_never_sent() {
        var outbox = outbox(server.getSmtp().getPort(), Optional.empty());
        database.jdbi().useTransaction(handle -> {
            outbox.add(handle, passholder(), MAIL);
            handle.rollback();
        });
        outbox.send();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void an_email_waits_for_a_mail_server_that_is_away_and_is_tried_again() {
        int port = server.getSmtp().getPort();
        server.stop();
        var outbox = outbox(port, Optional.empty());
        write(outbox);
        outbox.send();
        assertThat(waiting()).isEqualTo(1);

        var again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            outbox.send();
            assertThat(again.getReceivedMessages()).isEmpty();
            clock.advance(Duration.ofMinutes(2));
            outbox.send();
            assertThat(again.getReceivedMessages()).hasSize(1);
            assertThat(waiting()).isZero();
        } finally {
            again.stop();
        }
    }

    @Test
    void an_email_that_no_server_takes_is_given_up_in_the_end() {
        int port = server.getSmtp().getPort();
        server.stop();
        var outbox = outbox(port, Optional.empty());
        write(outbox);
        clock.advance(Outbox.GIVEN_UP_AFTER.plusSeconds(1));
        outbox.send();
        assertThat(waiting()).isZero();
    }

    @Test
    void a_mail_server_that_asks_for_a_password_is_given_it() {
        server.setUser("uitpas@stad.example", "sender", "secret");
        var outbox = outbox(server.getSmtp().getPort(), Optional.of(new Login("sender", "secret")));
        write(outbox);
        outbox.send();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void nothing_is_sent_in_the_clear_where_tls_is_asked_for() {
        var settings = new SmtpSettings(
                "127.0.0.1", server.getSmtp().getPort(), Security.STARTTLS, Optional.empty(), "uitpas@stad.example");
        var outbox = new Outbox(database.jdbi(), BOX, Optional.of(new SmtpServer(settings, clock)), clock);
        write(outbox);
        outbox.send();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void two_servers_send_an_email_once() {
        var outbox = outbox(server.getSmtp().getPort(), Optional.empty());
        write(outbox);
        var another = outbox(server.getSmtp().getPort(), Optional.empty());
        another.send();
        outbox.send();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void without_a_mail_server_nothing_is_written() {
        write(new Outbox(database.jdbi(), BOX, Optional.empty(), clock));
        assertThat(waiting()).isZero();
    }

    @Test
    void an_email_with_a_link_waits_sealed_and_arrives_readable() throws MessagingException, IOException {
        var outbox = outbox(server.getSmtp().getPort(), Optional.empty());
        writeLink(outbox, WITH_LINK);

        assertThat(database.texts("select body from mail_outbox").getFirst())
                .startsWith("sealed:")
                .doesNotContain("invitation");
        outbox.send();

        assertThat(server.getReceivedMessages()[0].getContent().toString())
                .contains("https://stad.example/invitation/abc");
        assertThat(waiting()).isZero();
    }

    @Test
    void a_newer_link_takes_the_place_of_one_that_waits() throws MessagingException {
        var outbox = outbox(server.getSmtp().getPort(), Optional.empty());
        writeLink(outbox, new Mail("ann@voorbeeld.example", "De oude link", "oud"));
        writeLink(outbox, WITH_LINK);

        outbox.send();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Kies je wachtwoord");
    }

    @Test
    void a_link_that_is_over_is_not_sent_any_more() {
        var outbox = outbox(server.getSmtp().getPort(), Optional.empty());
        writeLink(outbox, WITH_LINK);
        clock.advance(Duration.ofHours(1).plusSeconds(1));

        outbox.send();

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void pauses_double_up_to_six_hours() {
        assertThat(Outbox.pause(1)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Outbox.pause(3)).isEqualTo(Duration.ofMinutes(8));
        assertThat(Outbox.pause(1_000)).isEqualTo(Duration.ofHours(6));
    }

    private Outbox outbox(int port, Optional<Login> login) {
        var settings = new SmtpSettings("127.0.0.1", port, Security.NONE, login, "uitpas@stad.example");
        return new Outbox(database.jdbi(), BOX, Optional.of(new SmtpServer(settings, clock)), clock);
    }

    private static void write(Outbox outbox) {
        database.jdbi().useTransaction(handle -> outbox.add(handle, passholder(), MAIL));
    }

    private void writeLink(Outbox outbox, Mail mail) {
        database.jdbi()
                .useTransaction(handle -> outbox.addSealed(
                        handle,
                        database.number("select id from app_user where nick = 'ann'"),
                        mail,
                        clock.instant().plus(Duration.ofHours(1))));
    }

    private static long passholder() {
        return database.number("select min(id) from passholder");
    }

    private static long waiting() {
        return database.number("select count(*) from mail_outbox");
    }
}
