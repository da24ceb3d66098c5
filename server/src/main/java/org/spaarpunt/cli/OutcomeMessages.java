package org.spaarpunt.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Namesake;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;

/** The messages of commands about an act that was not done, and what to type instead. */
final class OutcomeMessages {

    private static final Map<Refusal, String> REFUSALS = Map.ofEntries(
            Map.entry(Refusal.BAD_KEY, "A key or id has 1 to 255 letters, digits and signs of ASCII, and no space."),
            Map.entry(Refusal.BAD_NAME, "A name has 1 to 200 characters, and no space at either end."),
            Map.entry(Refusal.BAD_TEXT, "A text has at most 200 characters, and no space at either end."),
            Map.entry(
                    Refusal.BAD_NICK,
                    "A nick has 1 to 100 letters, digits and punctuation marks of one script, single spaces within, no"
                            + " @ and no invisible characters."),
            Map.entry(Refusal.BAD_EMAIL, "An email address looks like somebody@example.org."),
            Map.entry(
                    Refusal.BAD_CALLBACK,
                    "A callback looks like https://app.example/back: http or https, without user and fragment."),
            Map.entry(
                    Refusal.BAD_HOST, "A host is a name or an address without a port: app.example, 127.0.0.1 or ::1."),
            Map.entry(
                    Refusal.BAD_REDIRECT,
                    "Users are sent back to https addresses, to http addresses of their own machine (127.0.0.1, [::1],"
                            + " localhost), of a client with a secret to any http address, and of a public one to private"
                            + " schemes such as example.app:/back. No user, no fragment."),
            Map.entry(
                    Refusal.BAD_WEBHOOK_ADDRESS,
                    "A webhook is at an https address on the internet, without user and fragment."),
            Map.entry(Refusal.NO_EVENT_KIND, "A webhook reports at least one kind of event."),
            Map.entry(Refusal.TOO_MANY_WEBHOOKS, "That counter has as many webhooks as one may have."),
            Map.entry(Refusal.NO_GRANT, "A client needs at least one grant."),
            Map.entry(
                    Refusal.NO_SECRET, "A public client has no secret, so it cannot use the grant CLIENT_CREDENTIALS."),
            Map.entry(Refusal.BAD_DURATION, "The time lies between 0 and 366 days."),
            Map.entry(Refusal.BAD_NUMBER, "The number of a card system is 1 or more."),
            Map.entry(Refusal.BAD_YEARS, "A membership lasts 1 to 150 years."),
            Map.entry(Refusal.BAD_AGES, "Ages lie between 0 and 150, the lowest first."),
            Map.entry(Refusal.BAD_PRICE, "A price lies between 0 and 999999.99, with two decimals at most."),
            Map.entry(Refusal.BAD_REASON, "A reason has 1 to 200 characters, and no space at either end."),
            Map.entry(
                    Refusal.WORKS_HERE,
                    "That passholder is an admin of a counter, or an administrator. First: spaarpunt admin counter"
                            + " employee remove, spaarpunt admin user unmake-administrator"),
            Map.entry(
                    Refusal.IS_PASSHOLDER,
                    "That account belongs to a passholder, with whom it is removed: spaarpunt admin passholder remove"
                            + " UID"),
            Map.entry(Refusal.TAKEN, "Another one has that key, name, nick or email address already."),
            Map.entry(
                    Refusal.REVOKED,
                    "That consumer has been revoked, for good. Make another one: spaarpunt admin consumer create"),
            Map.entry(
                    Refusal.TWO_SECRETS,
                    "The secret before the present one still works, and no more than two work at a time."
                            + " To replace only the present one: --overlap 0."
                            + " To end the one before it first: spaarpunt admin consumer end-previous"),
            Map.entry(Refusal.DISABLED, "That user is disabled. First: spaarpunt admin user enable"),
            Map.entry(
                    Refusal.LAST_ADMINISTRATOR,
                    "That is the last administrator. First: spaarpunt admin user make-administrator"),
            Map.entry(Refusal.BEYOND_COUNTER, "the account of this user opens more than that counter"),
            Map.entry(
                    Refusal.LAST_COUNTER_ADMIN,
                    "That is the counter's last admin. First: spaarpunt admin counter employee set --role ADMIN, for"
                            + " another user"),
            Map.entry(
                    Refusal.HAS_ADMINISTRATOR,
                    "There is an administrator already. A new link for one: spaarpunt admin user invite; another one:"
                            + " spaarpunt admin user create, then spaarpunt admin user make-administrator"),
            Map.entry(Refusal.BAD_TITLE, "A title has 1 to 255 characters."),
            Map.entry(Refusal.BAD_DESCRIPTION, "A description has at most 255 characters."),
            Map.entry(Refusal.BAD_PICTURES, "A picture is an address of http or https, or a path on this server."),
            Map.entry(Refusal.BAD_POINTS, "A reward costs 0 to 1000000 points."),
            Map.entry(Refusal.BAD_PERIOD, "A period begins before it ends, between 1970 and 9999."),
            Map.entry(Refusal.BAD_UNITS, "A reward has 1 to 999999999 units."),
            Map.entry(Refusal.BAD_LIMIT, "A limit is 1 to 9999 times in each period."),
            Map.entry(Refusal.BAD_LIST, "A list has at most 4000 characters, and nothing empty in it."),
            Map.entry(Refusal.NO_CARD_SYSTEM, "At least one card system is needed."),
            Map.entry(Refusal.UNITS_TAKEN, "More units than that are taken already."),
            Map.entry(Refusal.REDEEMED, "A reward that was redeemed stays one for points, or a welcome advantage."),
            Map.entry(Refusal.CHANGED_MEANWHILE, "Somebody else changed it in the meantime."));

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
            case ASSOCIATION -> what + list("association");
            case REWARD, WEBHOOK -> what;
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
            case AGES -> "There is a price for the same people already.";
            default -> "Another one has that name already.";
        };
    }

    static String refused(Refusal reason) {
        return REFUSALS.getOrDefault(reason, reason.name());
    }

    private static String name(Subject subject) {
        return switch (subject) {
            case CONSUMER -> "consumer";
            case CLIENT -> "client";
            case COUNTER -> "counter";
            case DEVICE -> "check-in device";
            case WEBHOOK -> "webhook";
            case GROUP -> "permission group";
            case USER -> "user";
            case TOKEN -> "token";
            case CARD_SYSTEM -> "card system";
            case CARD_PRICE -> "price";
            case ASSOCIATION -> "association";
            case REWARD -> "reward";
            case PASSHOLDER -> "passholder";
        };
    }
}
