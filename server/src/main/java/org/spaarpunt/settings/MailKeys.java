package org.spaarpunt.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.mail.SmtpServer;
import org.spaarpunt.mail.SmtpSettings;
import org.spaarpunt.mail.SmtpSettings.Login;
import org.spaarpunt.settings.Settings.InvalidSettings;

/** The settings of the mail server. */
final class MailKeys {
    static final Map<String, String> DEFAULTS = Map.of(
            "smtp-host", "",
            "smtp-port", "587",
            "smtp-security", "starttls",
            "smtp-user", "",
            "smtp-password", "",
            "mail-from", "");

    private MailKeys() {}

    static Optional<SmtpSettings> read(SettingValues values) {
        boolean isSet = values.areGiven(List.of("smtp-host", "mail-from"));
        var login = login(values);
        var security = security(values.text("smtp-security"));
        int port = values.number("smtp-port", 1, AddressSettings.MAX_PORT);
        var from = values.text("mail-from");
        if (isSet && !SmtpServer.isAddress(from)) {
            throw new InvalidSettings("The setting mail-from must be an e-mail address, such as uitpas@stad.example");
        }
        return isSet
                ? Optional.of(new SmtpSettings(values.text("smtp-host"), port, security, login, from))
                : Optional.empty();
    }

    private static Optional<Login> login(SettingValues values) {
        return values.areGiven(List.of("smtp-user", "smtp-password"))
                ? Optional.of(new Login(values.text("smtp-user"), values.text("smtp-password")))
                : Optional.empty();
    }

    private static SmtpSettings.Security security(String word) {
        return switch (word) {
            case "none" -> SmtpSettings.Security.NONE;
            case "starttls" -> SmtpSettings.Security.STARTTLS;
            case "tls" -> SmtpSettings.Security.TLS;
            case String other ->
                throw new InvalidSettings("The setting smtp-security must be none, starttls or tls, not " + other);
        };
    }
}
