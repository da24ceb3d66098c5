package org.spaarpunt.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Namesake;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;

/** The messages of commands about an act that was not done, and what to type instead. */
final class OutcomeMessages {
    private static final String REDIRECTS =
            "Users are sent back to https addresses, and to http addresses of their own machine (127.0.0.1, [::1], localhost);"
                    + " of a client with a secret to any http address too, and of a public one to private schemes such as"
                    + " example.app:/back. No user, no fragment.";

    private OutcomeMessages() {}

    static String unknown(Outcome.Unknown<?> unknown) {
        var what = "There is no " + name(unknown.subject()) + " " + unknown.name() + ".";
        return switch (unknown.subject()) {
            case CONSUMER -> what + list("consumer");
            case CLIENT -> what + " To make one of a consumer: spaarpunt admin consumer client";
            case COUNTER -> what + list("counter");
            case DEVICE -> what + list("device");
            case GROUP -> what + list("group");
            case USER -> what + list("user");
            case TOKEN -> what + list("token");
            case CARD_SYSTEM -> what + list("card-system");
            case CARD_PRICE -> what + list("price");
            case PASSHOLDER -> what;
        };
    }

    private static String list(String command) {
        return " See: spaarpunt admin " + command + " list";
    }

    static String ambiguous(String name, List<Namesake> people) {
        return people.stream()
                .map(person ->
                        "%s (%s)".formatted(person.nick(), person.email().isEmpty() ? person.uid() : person.email()))
                .collect(Collectors.joining(
                        ", ", "Several users are called " + name + ". Name one by nick or email address: ", "."));
    }

    static String rejected(Flaw flaw) {
        if (flaw.reason() != Refusal.TAKEN) {
            return refused(flaw.reason());
        }
        return switch (flaw.input()) {
            case KEY -> "Another one has that key already.";
            case NICK -> "Another user has that nick already.";
            case EMAIL -> "Another user has that email address already.";
            case NUMBER -> "Another one has that number already.";
            default -> "Another one has that name already.";
        };
    }

    static String refused(Refusal reason) {
        return switch (reason) {
            case BAD_KEY -> "A key or id has 1 to 255 letters, digits and signs of ASCII, and no space.";
            case BAD_NAME -> "A name has 1 to 200 characters, and no space at either end.";
            case BAD_TEXT -> "A text has at most 200 characters, and no space at either end.";
            case BAD_NICK ->
                "A nick has 1 to 100 letters, digits and punctuation marks of one script, single spaces within, no @ and no invisible characters.";
            case BAD_EMAIL -> "An email address looks like somebody@example.org.";
            case BAD_CALLBACK ->
                "A callback looks like https://app.example/back: http or https, without user and fragment.";
            case BAD_HOST -> "A host is a name or an address without a port: app.example, 127.0.0.1 or ::1.";
            case BAD_REDIRECT -> REDIRECTS;
            case NO_GRANT -> "A client needs at least one grant.";
            case NO_SECRET -> "A public client has no secret, so it cannot use the grant CLIENT_CREDENTIALS.";
            case BAD_DURATION -> "The time lies between 0 and 366 days.";
            case BAD_NUMBER -> "The number of a card system is 1 or more.";
            case BAD_YEARS -> "A membership lasts 1 to 150 years.";
            case BAD_AGES -> "Ages lie between 0 and 150, the lowest first.";
            case BAD_PRICE -> "A price lies between 0 and 999999.99, with two decimals at most.";
            case BAD_REASON -> "A reason has 1 to 200 characters, and no space at either end.";
            case WORKS_HERE ->
                "That passholder is an admin of a counter, or an administrator. First: spaarpunt admin counter employee remove,"
                        + " spaarpunt admin user unmake-administrator";
            case TAKEN -> "Another one has that key, name, nick or email address already.";
            case REVOKED ->
                "That consumer has been revoked, for good. Make another one: spaarpunt admin consumer create";
            case TWO_SECRETS ->
                "The secret before the present one still works, and no more than two work at a time."
                        + " To replace only the present one: --overlap 0."
                        + " To end the one before it first: spaarpunt admin consumer end-previous";
            case DISABLED -> "That user is disabled. First: spaarpunt admin user enable";
            case LAST_ADMINISTRATOR -> "That is the last administrator. First: spaarpunt admin user make-administrator";
            case BEYOND_COUNTER -> "the account of this user opens more than that counter";
            case LAST_COUNTER_ADMIN ->
                "That is the counter's last admin. First: spaarpunt admin counter employee set --role ADMIN, for another user";
            case HAS_ADMINISTRATOR ->
                "There is an administrator already. A new link for one: spaarpunt admin user invite;"
                        + " another one: spaarpunt admin user create, then spaarpunt admin user make-administrator";
        };
    }

    private static String name(Subject subject) {
        return switch (subject) {
            case CONSUMER -> "consumer";
            case CLIENT -> "client";
            case COUNTER -> "counter";
            case DEVICE -> "check-in device";
            case GROUP -> "permission group";
            case USER -> "user";
            case TOKEN -> "token";
            case CARD_SYSTEM -> "card system";
            case CARD_PRICE -> "price";
            case PASSHOLDER -> "passholder";
        };
    }
}
