package org.spaarpunt.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.spaarpunt.tracing.Attribute;
import org.spaarpunt.tracing.Span.Kind;
import org.spaarpunt.tracing.Spans;

/** A mail server that is reached by SMTP. */
public final class SmtpServer implements MailServer {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(20);

    private final String host;
    private final Session session;
    private final String from;
    private final InstantSource clock;

    public SmtpServer(SmtpSettings settings, InstantSource clock) {
        this.host = settings.host();
        this.session = Session.getInstance(properties(settings), authenticator(settings));
        this.from = settings.from();
        this.clock = clock;
    }

    /** Whether e-mail can come from, or go to, this address. */
    public static boolean isAddress(String text) {
        try {
            new InternetAddress(text, true);
            return text.indexOf('@') > 0;
        } catch (AddressException _) {
            return false;
        }
    }

    @Override
    public void send(Mail mail) throws MailException {
        try (var span = Spans.begin("smtp send", Kind.CLIENT)) {
            span.set(Attribute.SERVER_ADDRESS, host);
            try {
                deliver(mail);
            } catch (MailException failure) {
                span.fail(failure);
                throw failure;
            }
        }
    }

    private void deliver(Mail mail) throws MailException {
        try {
            Transport.send(message(mail));
        } catch (AddressException | SendFailedException refused) {
            // The address was refused, here or by the server; other failures are other exceptions.
            throw new MailException("The address was rejected", true);
        } catch (MessagingException failed) {
            throw new MailException(failed.getClass().getSimpleName(), false);
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from, true));
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.recipient(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.body(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        // Asks for no automatic replies (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static Properties properties(SmtpSettings settings) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECT_TIMEOUT.toMillis()));
        properties.setProperty("mail.smtp.timeout", String.valueOf(REPLY_TIMEOUT.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(REPLY_TIMEOUT.toMillis()));
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.security()) {
            case NONE -> {}
            case STARTTLS -> properties.setProperty("mail.smtp.starttls.required", "true");
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        if (settings.security() == SmtpSettings.Security.STARTTLS) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
        }
        return properties;
    }

    private static Authenticator authenticator(SmtpSettings settings) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                var login = settings.login().orElseThrow();
                return new PasswordAuthentication(login.user(), login.password());
            }
        };
    }
}
