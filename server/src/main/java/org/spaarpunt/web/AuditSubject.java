package org.spaarpunt.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.administration.NameBook.Kind;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.web.AuditPiece.Words;

/** Reads who did something and to what, as the audit log names them. */
final class AuditSubject {
    private static final Pattern FILES = Pattern.compile("(.+) and (\\d+) more", Pattern.DOTALL);

    private AuditSubject() {}

    /** What was done something to; an empty text for nothing in particular. */
    static AuditPiece of(Optional<Act> act, String subject) {
        return subject.isEmpty()
                ? AuditDetails.plain("")
                : act.flatMap(AuditSubject::kind)
                        .map(kind -> AuditDetails.named(kind, subject))
                        .orElseGet(() -> files(subject));
    }

    static AuditPiece actor(String actor) {
        if (actor.equals(AuditLog.COMMAND_LINE)) {
            return Words.of("audit.commandLine");
        }
        return actor.startsWith(AuditLog.APPLICATION)
                ? AuditDetails.named(Kind.KEY, actor.substring(AuditLog.APPLICATION.length()))
                : AuditDetails.named(Kind.PERSON, actor);
    }

    /** What kind of thing an act is done to; nothing where the log has its name, or that of a file. */
    private static Optional<Kind> kind(Act act) {
        return switch (act) {
            case CONSUMER_CREATED,
                    CONSUMER_SECRET_ROTATED,
                    CONSUMER_REVOKED,
                    CONSUMER_PERMISSION_GRANTED,
                    CONSUMER_PERMISSION_WITHDRAWN,
                    CONSUMER_CALLBACKS_SET,
                    COUNTER_CREATED,
                    COUNTER_DESCRIBED,
                    COUNTER_PUT_IN_GROUP,
                    COUNTER_TAKEN_OUT_OF_GROUP,
                    DEVICE_CREATED,
                    DEVICE_CHANGED,
                    EMPLOYEE_SET,
                    EMPLOYEE_REMOVED,
                    TOKEN_ISSUED,
                    TOKEN_REVOKED -> Optional.of(Kind.KEY);
            case USER_CREATED,
                    USER_INVITED,
                    USER_DISABLED,
                    USER_ENABLED,
                    ADMINISTRATOR_MADE,
                    ADMINISTRATOR_UNMADE,
                    IDENTITY_LINKED,
                    IDENTITY_UNLINKED,
                    PASSHOLDER_EXPORTED,
                    PASSHOLDER_REGISTERED,
                    PASSHOLDER_UPDATED,
                    PASSHOLDER_REMOVED,
                    CARD_SYSTEM_JOINED,
                    CARD_GIVEN,
                    MEMBERSHIP_REGISTERED,
                    MEMBERSHIP_ENDED -> Optional.of(Kind.PERSON);
            case CARD_SYSTEM_CREATED, CARD_SYSTEM_RENAMED, CARD_SYSTEM_SOCIAL_TARIFF_SET, CARD_PRICE_SET ->
                Optional.of(Kind.CARD_SYSTEM);
            case CHECKIN_CODE_MADE -> Optional.of(Kind.EVENT);
            case ASSOCIATION_CREATED -> Optional.of(Kind.ASSOCIATION);
            case GROUP_CREATED,
                    GROUP_ACTION_ALLOWED,
                    GROUP_ACTION_DENIED,
                    SECRETS_RESEALED,
                    CARDS_IMPORTED,
                    PASSHOLDERS_IMPORTED,
                    EVENTS_IMPORTED,
                    COUNTERS_IMPORTED,
                    REWARDS_IMPORTED,
                    CHECKINS_EXPORTED,
                    TRANSFERS_EXPORTED,
                    PASSHOLDERS_EXPORTED,
                    CARD_BLOCKED,
                    CARD_PRICE_REMOVED -> Optional.empty();
        };
    }

    private static AuditPiece files(String subject) {
        var found = FILES.matcher(subject);
        return found.matches()
                ? Words.of("details.files", AuditDetails.plain(found.group(1)), AuditDetails.plain(found.group(2)))
                : AuditDetails.plain(subject);
    }
}
