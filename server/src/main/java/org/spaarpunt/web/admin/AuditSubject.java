package org.spaarpunt.web.admin;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.administration.AuditNames.Kind;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.AuditEntry;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.web.admin.AuditPiece.Words;

/** Parses the actor and the subject of an audit log entry. */
final class AuditSubject {
    /** Precedes the number of a card that leads to no passholder. */
    private static final String CARD = "card ";

    private static final Pattern FILES = Pattern.compile("(.+) and (\\d+) more", Pattern.DOTALL);

    /** The acts whose subject the log names by a key, a uid or a number. */
    private static final Map<Act, Kind> KINDS = Map.ofEntries(
            Map.entry(Act.CONSUMER_CREATED, Kind.KEY),
            Map.entry(Act.CONSUMER_SECRET_ROTATED, Kind.KEY),
            Map.entry(Act.CONSUMER_PREVIOUS_SECRET_ENDED, Kind.KEY),
            Map.entry(Act.CONSUMER_REVOKED, Kind.KEY),
            Map.entry(Act.CONSUMER_PERMISSION_GRANTED, Kind.KEY),
            Map.entry(Act.CONSUMER_PERMISSION_WITHDRAWN, Kind.KEY),
            Map.entry(Act.CONSUMER_CALLBACKS_SET, Kind.KEY),
            Map.entry(Act.AGENT_PERMISSIONS_SET, Kind.KEY),
            Map.entry(Act.CLIENT_SET, Kind.KEY),
            Map.entry(Act.CLIENT_REMOVED, Kind.KEY),
            Map.entry(Act.COUNTER_CREATED, Kind.KEY),
            Map.entry(Act.COUNTER_DESCRIBED, Kind.KEY),
            Map.entry(Act.COUNTER_PUT_IN_GROUP, Kind.KEY),
            Map.entry(Act.COUNTER_TAKEN_OUT_OF_GROUP, Kind.KEY),
            Map.entry(Act.WEBHOOK_CREATED, Kind.KEY),
            Map.entry(Act.WEBHOOK_CHANGED, Kind.KEY),
            Map.entry(Act.WEBHOOK_SECRET_ROTATED, Kind.KEY),
            Map.entry(Act.WEBHOOK_SWITCHED_ON, Kind.KEY),
            Map.entry(Act.WEBHOOK_SWITCHED_OFF, Kind.KEY),
            Map.entry(Act.WEBHOOK_REMOVED, Kind.KEY),
            Map.entry(Act.WEBHOOK_TESTED, Kind.KEY),
            Map.entry(Act.WEBHOOK_SENT_AGAIN, Kind.KEY),
            Map.entry(Act.WEBHOOK_FAILED, Kind.KEY),
            Map.entry(Act.WEBHOOK_GONE, Kind.KEY),
            Map.entry(Act.DEVICE_CREATED, Kind.KEY),
            Map.entry(Act.DEVICE_CHANGED, Kind.KEY),
            Map.entry(Act.DEVICE_OWNER_SET, Kind.KEY),
            Map.entry(Act.DEVICE_ACCEPTED, Kind.KEY),
            Map.entry(Act.DEVICE_SETUP_CODE_MADE, Kind.KEY),
            Map.entry(Act.DEVICE_SET_UP, Kind.KEY),
            Map.entry(Act.EMPLOYEE_SET, Kind.KEY),
            Map.entry(Act.EMPLOYEE_REMOVED, Kind.KEY),
            Map.entry(Act.TOKEN_ISSUED, Kind.KEY),
            Map.entry(Act.TOKEN_EXCHANGED, Kind.KEY),
            Map.entry(Act.TOKEN_REVOKED, Kind.KEY),
            Map.entry(Act.TOKENS_REVOKED, Kind.PERSON),
            Map.entry(Act.SIGNED_IN, Kind.PERSON),
            Map.entry(Act.SIGN_IN_FAILED, Kind.PERSON),
            Map.entry(Act.SIGN_IN_THROTTLED, Kind.PERSON),
            Map.entry(Act.SIGNED_OUT, Kind.PERSON),
            Map.entry(Act.SESSIONS_ENDED, Kind.PERSON),
            Map.entry(Act.PASSWORD_CHECK_FAILED, Kind.PERSON),
            Map.entry(Act.PASSWORD_CHANGED, Kind.PERSON),
            Map.entry(Act.PASSWORD_SET, Kind.PERSON),
            Map.entry(Act.PASSWORD_FORGOTTEN, Kind.PERSON),
            Map.entry(Act.INVITATION_USED, Kind.PERSON),
            Map.entry(Act.ACTIVATION_FAILED, Kind.PERSON),
            Map.entry(Act.ACTIVATION_THROTTLED, Kind.PERSON),
            Map.entry(Act.SECOND_FACTOR_TURNED_ON, Kind.PERSON),
            Map.entry(Act.SECOND_FACTOR_TURNED_OFF, Kind.PERSON),
            Map.entry(Act.SECOND_FACTOR_RESET, Kind.PERSON),
            Map.entry(Act.SECOND_FACTOR_FAILED, Kind.PERSON),
            Map.entry(Act.RECOVERY_CODES_MADE, Kind.PERSON),
            Map.entry(Act.RECOVERY_CODE_USED, Kind.PERSON),
            Map.entry(Act.USER_CREATED, Kind.PERSON),
            Map.entry(Act.USER_INVITED, Kind.PERSON),
            Map.entry(Act.USER_DISABLED, Kind.PERSON),
            Map.entry(Act.USER_ENABLED, Kind.PERSON),
            Map.entry(Act.USER_REMOVED, Kind.PERSON),
            Map.entry(Act.ADMINISTRATOR_MADE, Kind.PERSON),
            Map.entry(Act.ADMINISTRATOR_UNMADE, Kind.PERSON),
            Map.entry(Act.IDENTITY_LINKED, Kind.PERSON),
            Map.entry(Act.IDENTITY_UNLINKED, Kind.PERSON),
            Map.entry(Act.PASSHOLDER_EXPORTED, Kind.PERSON),
            Map.entry(Act.PASSHOLDER_REGISTERED, Kind.PERSON),
            Map.entry(Act.PASSHOLDER_UPDATED, Kind.PERSON),
            Map.entry(Act.PASSHOLDER_READ, Kind.PERSON),
            Map.entry(Act.BIRTH_DATES_EXHAUSTED, Kind.PERSON),
            Map.entry(Act.PASSHOLDER_REMOVED, Kind.PERSON),
            Map.entry(Act.CARD_SYSTEM_JOINED, Kind.PERSON),
            Map.entry(Act.CARD_GIVEN, Kind.PERSON),
            Map.entry(Act.MEMBERSHIP_REGISTERED, Kind.PERSON),
            Map.entry(Act.MEMBERSHIP_ENDED, Kind.PERSON),
            Map.entry(Act.CARD_SYSTEM_CREATED, Kind.CARD_SYSTEM),
            Map.entry(Act.CARD_SYSTEM_RENAMED, Kind.CARD_SYSTEM),
            Map.entry(Act.CARD_SYSTEM_SOCIAL_TARIFF_SET, Kind.CARD_SYSTEM),
            Map.entry(Act.CARD_PRICE_SET, Kind.CARD_SYSTEM),
            Map.entry(Act.CHECKIN_CODE_MADE, Kind.EVENT),
            Map.entry(Act.EVENT_CREATED, Kind.EVENT),
            Map.entry(Act.EVENT_CHANGED, Kind.EVENT),
            Map.entry(Act.EVENT_CANCELLED, Kind.EVENT),
            Map.entry(Act.EVENT_REOPENED, Kind.EVENT),
            Map.entry(Act.CARD_PRICE_REMOVED, Kind.CARD_SYSTEM),
            Map.entry(Act.CARD_PRICE_CHANGED, Kind.CARD_SYSTEM),
            Map.entry(Act.REWARD_CREATED, Kind.REWARD),
            Map.entry(Act.REWARD_CHANGED, Kind.REWARD),
            Map.entry(Act.REWARD_ENDED, Kind.REWARD),
            Map.entry(Act.ASSOCIATION_CREATED, Kind.ASSOCIATION),
            Map.entry(Act.ASSOCIATION_CHANGED, Kind.ASSOCIATION));

    private AuditSubject() {}

    /** The subject of an entry; an empty text if it has none. */
    static AuditPiece of(AuditEntry entry) {
        var subject = entry.subject();
        var act = Act.named(entry.act());
        if (act.equals(Optional.of(Act.LOOKUPS_EXHAUSTED))) {
            // The budget is that of the user who asked, or of a counter or an application.
            boolean isUser = subject.equals(entry.onBehalfOf().orElse(entry.actor()));
            return AuditSentence.named(isUser ? Kind.PERSON : Kind.KEY, subject);
        }
        return of(act, subject);
    }

    private static AuditPiece of(Optional<Act> act, String subject) {
        if (subject.startsWith(CARD)) {
            return Words.of("audit.card", AuditSentence.plain(subject.substring(CARD.length())));
        }
        return subject.isEmpty()
                ? AuditSentence.plain("")
                : act.flatMap(AuditSubject::kind)
                        .map(kind -> AuditSentence.named(kind, subject))
                        .orElseGet(() -> files(subject));
    }

    /** The user that acts, and the application that acts on a user's behalf. */
    static AuditPiece actor(AuditEntry entry) {
        var actor = entry.actor();
        if (actor.equals(AuditLog.COMMAND_LINE)) {
            return Words.of("audit.commandLine");
        }
        if (actor.startsWith(AuditLog.COMMAND_LINE + " ")) {
            return Words.of(
                    "audit.commandLineBy", AuditSentence.plain(actor.substring(AuditLog.COMMAND_LINE.length() + 1)));
        }
        if (actor.equals(AuditLog.VISITOR)) {
            return Words.of("audit.visitor");
        }
        if (actor.equals(AuditLog.SERVER)) {
            return Words.of("audit.server");
        }
        if (!actor.startsWith(AuditLog.APPLICATION)) {
            return AuditSentence.named(Kind.PERSON, actor);
        }
        var application = AuditSentence.named(Kind.KEY, actor.substring(AuditLog.APPLICATION.length()));
        return entry.onBehalfOf()
                .<AuditPiece>map(user -> Words.of("audit.through", AuditSentence.named(Kind.PERSON, user), application))
                .orElse(application);
    }

    /** The kind of thing that an act's subject is; nothing if the log holds its name, or that of a file. */
    private static Optional<Kind> kind(Act act) {
        return Optional.ofNullable(KINDS.get(act));
    }

    private static AuditPiece files(String subject) {
        var found = FILES.matcher(subject);
        return found.matches()
                ? Words.of("details.files", AuditSentence.plain(found.group(1)), AuditSentence.plain(found.group(2)))
                : AuditSentence.plain(subject);
    }
}
