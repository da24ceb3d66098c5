package org.spaarpunt.web.admin;

import static org.spaarpunt.audit.Act.*;
import static org.spaarpunt.web.admin.AuditSentence.dated;
import static org.spaarpunt.web.admin.AuditSentence.given;
import static org.spaarpunt.web.admin.AuditSentence.named;
import static org.spaarpunt.web.admin.AuditSentence.person;
import static org.spaarpunt.web.admin.AuditSentence.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import org.spaarpunt.administration.AuditNames.Kind;
import org.spaarpunt.web.admin.AuditPiece.Joined;
import org.spaarpunt.web.admin.AuditPiece.Words;

/** What acts on accounts, sessions and tokens have written into the audit log. */
final class AccountSentences {
    static final List<AuditSentence> ALL = List.of(
            AuditSentence.of("the first administrator", _ -> Words.of("details.firstAdministrator"), USER_CREATED),
            // Earlier releases wrote the nick into the log.
            AuditSentence.of(
                    "(.+), the first administrator",
                    found -> Words.of("details.first", plain(found.group(1))),
                    USER_CREATED),
            AuditSentence.of(
                    ".+",
                    found -> Words.of("details.nick", plain(found.group())),
                    USER_CREATED,
                    USER_DISABLED,
                    USER_ENABLED,
                    ADMINISTRATOR_MADE,
                    ADMINISTRATOR_UNMADE),
            AuditSentence.of(
                    "token (\\S+) (?:for|of) (\\S+)",
                    found -> Words.of("details.token", plain(found.group(1)), person(found.group(2))),
                    TOKEN_ISSUED,
                    TOKEN_EXCHANGED,
                    TOKEN_REVOKED),
            AuditSentence.of("password", _ -> Words.of("details.signedIn.password"), SIGNED_IN),
            AuditSentence.of("password and code", _ -> Words.of("details.signedIn.code"), SIGNED_IN),
            AuditSentence.of("password and recovery code", _ -> Words.of("details.signedIn.recovery"), SIGNED_IN),
            AuditSentence.of("provider", _ -> Words.of("details.signedIn.provider"), SIGNED_IN),
            AuditSentence.of(
                    "(?:(\\d+) times since (\\S+))?(?:, )?(from many addresses)?",
                    AccountSentences::failures,
                    SIGN_IN_FAILED,
                    SIGN_IN_THROTTLED,
                    SECOND_FACTOR_FAILED,
                    PASSWORD_CHECK_FAILED,
                    ACTIVATION_FAILED,
                    ACTIVATION_THROTTLED),
            AuditSentence.of(
                    "(CARD|ADDRESS|TICKET|BROWSER): (\\d+)",
                    found -> Words.of("details.birthDates." + found.group(1), plain(found.group(2))),
                    BIRTH_DATES_EXHAUSTED),
            AuditSentence.of("one session", _ -> Words.of("details.sessions.one"), SESSIONS_ENDED),
            AuditSentence.of("all other sessions", _ -> Words.of("details.sessions.others"), SESSIONS_ENDED),
            AuditSentence.of("all sessions", _ -> Words.of("details.sessions.all"), SESSIONS_ENDED),
            AuditSentence.of(
                    "(\\d+) tokens", found -> Words.of("details.tokens", plain(found.group(1))), TOKENS_REVOKED),
            AuditSentence.of(
                    "(\\d+) tokens of (\\S+)",
                    found -> Words.of("details.tokensOf", plain(found.group(1)), named(Kind.KEY, found.group(2))),
                    TOKENS_REVOKED),
            AuditSentence.of(
                    "(\\d+) left", found -> Words.of("details.codesLeft", plain(found.group(1))), RECOVERY_CODE_USED));

    private AccountSentences() {}

    private static AuditPiece failures(MatchResult found) {
        var parts = new ArrayList<AuditPiece>();
        given(found, 1).ifPresent(times -> parts.add(Words.of("details.times", plain(times), dated(found.group(2)))));
        given(found, 3).ifPresent(_ -> parts.add(Words.of("details.manyAddresses")));
        return new Joined(", ", parts);
    }
}
