package org.spaarpunt.web.admin;

import static org.spaarpunt.audit.Act.*;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.administration.AuditNames.Kind;
import org.spaarpunt.administration.AuditNames.Ref;
import org.spaarpunt.audit.Act;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rewards.RewardPart;
import org.spaarpunt.web.admin.AuditPiece.Allowed;
import org.spaarpunt.web.admin.AuditPiece.Amount;
import org.spaarpunt.web.admin.AuditPiece.At;
import org.spaarpunt.web.admin.AuditPiece.Joined;
import org.spaarpunt.web.admin.AuditPiece.Named;
import org.spaarpunt.web.admin.AuditPiece.On;
import org.spaarpunt.web.admin.AuditPiece.Plain;
import org.spaarpunt.web.admin.AuditPiece.Words;

/**
 * Parses the details that acts have written into the audit log. The log is kept for ever, so its sentences are short,
 * English and fixed for each act; this class parses them again. A sentence that is not known, of another release, is
 * shown unchanged, except for its dates.
 */
final class AuditDetails {
    private static final Pattern DATES =
            Pattern.compile("(?<![\\w-])(\\d{4}-\\d\\d-\\d\\d)(T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z)?(?![\\w-])");

    /** A sentence, its parts, and the acts that write it. */
    private record Sentence(Pattern pattern, Function<MatchResult, AuditPiece> read, Set<Act> acts) {
        static Sentence of(String regex, Function<MatchResult, AuditPiece> read, Act... acts) {
            return new Sentence(Pattern.compile(regex, Pattern.DOTALL), read, Set.of(acts));
        }

        Optional<AuditPiece> in(String text) {
            var matcher = pattern.matcher(text);
            return matcher.matches() ? Optional.of(read.apply(matcher.toMatchResult())) : Optional.empty();
        }
    }

    private static final List<Sentence> SENTENCES = List.of(
            Sentence.of(
                    "the old one works until (\\S+)",
                    found -> Words.of("details.overlap", dated(found.group(1))),
                    CONSUMER_SECRET_ROTATED,
                    WEBHOOK_SECRET_ROTATED),
            Sentence.of(
                    "(CONFIDENTIAL|PUBLIC) ?(.*)",
                    found -> Words.of("details.client." + found.group(1), plain(found.group(2))),
                    CLIENT_SET),
            Sentence.of(
                    "the old one stopped at once",
                    _ -> Words.of("details.stopped"),
                    CONSUMER_SECRET_ROTATED,
                    WEBHOOK_SECRET_ROTATED),
            Sentence.of(
                    "[A-Z_]+",
                    found -> permission(found.group()),
                    CONSUMER_PERMISSION_GRANTED,
                    CONSUMER_PERMISSION_WITHDRAWN),
            Sentence.of("\\S+:[A-Z_ ]*(?:; \\S+:[A-Z_ ]*)*", found -> agent(found.group()), AGENT_PERMISSIONS_SET),
            Sentence.of("[A-Z_]+", found -> action(found.group()), GROUP_ACTION_ALLOWED, GROUP_ACTION_DENIED),
            Sentence.of(
                    "(.*), organisation (\\S+)",
                    found -> Words.of("details.organisation", named(Kind.ORGANISATION, found.group(2))),
                    COUNTER_CREATED),
            Sentence.of(".+", found -> described(found.group()), COUNTER_DESCRIBED),
            Sentence.of(
                    "(.+), card system (\\d+)",
                    found -> Words.of("details.group", plain(found.group(1)), cardSystem(found.group(2))),
                    COUNTER_PUT_IN_GROUP,
                    COUNTER_TAKEN_OUT_OF_GROUP),
            Sentence.of(
                    "(.*), counter (\\S+)",
                    found -> Words.of("details.counter", named(Kind.KEY, found.group(2))),
                    DEVICE_CREATED),
            Sentence.of(
                    "(\\S+)",
                    found -> Words.of("details.counter", named(Kind.KEY, found.group(1))),
                    DEVICE_OWNER_SET,
                    DEVICE_ACCEPTED),
            Sentence.of(
                    "(?:name (.*?))? ?(?:status (ACTIVE|BLOCKED|REMOVED))? ?(?:counters (\\S+(?:, \\S+)*))?",
                    AuditDetails::device,
                    DEVICE_CHANGED),
            Sentence.of("([\\d-]+) to ([\\d-]+)", AuditDetails::span, CHECKIN_CODE_MADE),
            Sentence.of(
                    "(\\d+) points, (?:(\\d+) per ([A-Z]+)|no limit), (\\d+) minutes before, (\\d+) after",
                    AuditDetails::terms,
                    EVENT_CREATED,
                    EVENT_CHANGED),
            Sentence.of(
                    "from (the beginning|[\\d-]+) until (now|[\\d-]+)",
                    AuditDetails::span,
                    CHECKINS_EXPORTED,
                    TRANSFERS_EXPORTED,
                    PASSHOLDERS_EXPORTED),
            Sentence.of(
                    "(\\d+)(?: (\\d{13}))?(?: (CHIP|NATIONAL_NUMBER|BIRTH_DATE|CODE))?",
                    AuditDetails::joined,
                    CARD_SYSTEM_JOINED),
            Sentence.of(
                    "(\\S+) ((?:GET|POST) .+)",
                    found -> new Joined(": ", List.of(named(Kind.KEY, found.group(1)), plain(found.group(2)))),
                    PASSHOLDER_READ),
            Sentence.of(
                    "(CALLER|COUNTER|APPLICATION): (\\d+) (cards|national numbers)",
                    found -> Words.of(
                            "details.lookups." + found.group(3).replace(" ", "_"),
                            Words.of("details.lookups." + found.group(1)),
                            plain(found.group(2))),
                    LOOKUPS_EXHAUSTED),
            Sentence.of(
                    "([A-Z_]+) (\\w+)( with social tariff)?, ages (\\w+) to (\\w+)(?:, (\\S+))?: (\\d+(?:\\.\\d+)?)",
                    AuditDetails::price,
                    CARD_PRICE_SET,
                    CARD_PRICE_REMOVED),
            Sentence.of(
                    "(.+) becomes (.+)",
                    found -> new Joined(
                            " → ",
                            List.of(
                                    of(Optional.of(CARD_PRICE_SET), found.group(1)),
                                    of(Optional.of(CARD_PRICE_SET), found.group(2)))),
                    CARD_PRICE_CHANGED),
            Sentence.of(
                    "(?:NAME|CARD_SYSTEMS|END_RULE)(?:, (?:NAME|CARD_SYSTEMS|END_RULE))*",
                    found -> association(found.group()),
                    ASSOCIATION_CHANGED),
            Sentence.of("[A-Z_]+(?: \\w+ to \\w+)?(?:, .+)?", found -> reward(found.group()), REWARD_CHANGED),
            Sentence.of(
                    "(\\S+) (ADMIN|MEMBER)",
                    found -> Words.of("details.role." + found.group(2), person(found.group(1))),
                    EMPLOYEE_SET),
            Sentence.of("(\\S+)", found -> person(found.group(1)), EMPLOYEE_REMOVED),
            Sentence.of("the first administrator", _ -> Words.of("details.firstAdministrator"), USER_CREATED),
            // Earlier releases wrote the nick into the log.
            Sentence.of(
                    "(.+), the first administrator",
                    found -> Words.of("details.first", plain(found.group(1))),
                    USER_CREATED),
            Sentence.of(
                    ".+",
                    found -> Words.of("details.nick", plain(found.group())),
                    USER_CREATED,
                    USER_DISABLED,
                    USER_ENABLED,
                    ADMINISTRATOR_MADE,
                    ADMINISTRATOR_UNMADE),
            Sentence.of(
                    "token (\\S+) (?:for|of) (\\S+)",
                    found -> Words.of("details.token", plain(found.group(1)), person(found.group(2))),
                    TOKEN_ISSUED,
                    TOKEN_EXCHANGED,
                    TOKEN_REVOKED),
            Sentence.of("password", _ -> Words.of("details.signedIn.password"), SIGNED_IN),
            Sentence.of("password and code", _ -> Words.of("details.signedIn.code"), SIGNED_IN),
            Sentence.of("password and recovery code", _ -> Words.of("details.signedIn.recovery"), SIGNED_IN),
            Sentence.of("provider", _ -> Words.of("details.signedIn.provider"), SIGNED_IN),
            Sentence.of(
                    "(?:(\\d+) times since (\\S+))?(?:, )?(from many addresses)?",
                    AuditDetails::failures,
                    SIGN_IN_FAILED,
                    SIGN_IN_THROTTLED,
                    SECOND_FACTOR_FAILED,
                    PASSWORD_CHECK_FAILED,
                    ACTIVATION_FAILED,
                    ACTIVATION_THROTTLED),
            Sentence.of(
                    "(CARD|ADDRESS|TICKET|BROWSER): (\\d+)",
                    found -> Words.of("details.birthDates." + found.group(1), plain(found.group(2))),
                    BIRTH_DATES_EXHAUSTED),
            Sentence.of("one session", _ -> Words.of("details.sessions.one"), SESSIONS_ENDED),
            Sentence.of("all other sessions", _ -> Words.of("details.sessions.others"), SESSIONS_ENDED),
            Sentence.of("all sessions", _ -> Words.of("details.sessions.all"), SESSIONS_ENDED),
            Sentence.of("(\\d+) tokens", found -> Words.of("details.tokens", plain(found.group(1))), TOKENS_REVOKED),
            Sentence.of(
                    "(\\d+) tokens of (\\S+)",
                    found -> Words.of("details.tokensOf", plain(found.group(1)), named(Kind.KEY, found.group(2))),
                    TOKENS_REVOKED),
            Sentence.of(
                    "(\\d+) left", found -> Words.of("details.codesLeft", plain(found.group(1))), RECOVERY_CODE_USED),
            Sentence.of("stops", _ -> Words.of("admin.cardSystem.stops"), CARD_SYSTEM_SOCIAL_TARIFF_SET),
            Sentence.of("does not stop", _ -> Words.of("admin.cardSystem.letsIn"), CARD_SYSTEM_SOCIAL_TARIFF_SET),
            Sentence.of(
                    "(\\S+), (\\d+) bytes, verified",
                    found -> Words.of("details.backup.verified", plain(found.group(1)), plain(found.group(2))),
                    BACKUP_MADE),
            Sentence.of(
                    "(\\S+), (\\d+) bytes, not verified",
                    found -> Words.of("details.backup.unverified", plain(found.group(1)), plain(found.group(2))),
                    BACKUP_MADE),
            Sentence.of(
                    "(\\S+), of (\\S+)",
                    found -> Words.of("details.restored", plain(found.group(1)), dated(found.group(2))),
                    RESTORED),
            Sentence.of(
                    "(\\d+) secrets", found -> Words.of("details.secrets", plain(found.group(1))), SECRETS_RESEALED),
            Sentence.of(
                    "(\\d+) lines?, (\\d+) changes?",
                    found -> Words.of("details.imported", plain(found.group(1)), plain(found.group(2))),
                    CARDS_IMPORTED,
                    PASSHOLDERS_IMPORTED,
                    EVENTS_IMPORTED,
                    COUNTERS_IMPORTED,
                    REWARDS_IMPORTED),
            Sentence.of(
                    "(\\d+) lines?, (\\d+) changes?, (\\d+) skipped",
                    found -> Words.of(
                            "details.importedSkipped",
                            plain(found.group(1)),
                            plain(found.group(2)),
                            plain(found.group(3))),
                    CARDS_IMPORTED,
                    PASSHOLDERS_IMPORTED,
                    EVENTS_IMPORTED,
                    COUNTERS_IMPORTED,
                    REWARDS_IMPORTED),
            Sentence.of(
                    "(\\d+) check-ins, (\\d+) redemptions before (.+)",
                    found -> Words.of(
                            "details.visitsExpired",
                            plain(found.group(1)),
                            plain(found.group(2)),
                            dated(found.group(3))),
                    VISIT_DETAILS_EXPIRED),
            Sentence.of(
                    "(\\d+) (TOKENS|MEMBERSHIPS|NOTICES) before (.+)",
                    found ->
                            Words.of("details.expired." + found.group(2), plain(found.group(1)), dated(found.group(3))),
                    DATA_EXPIRED),
            Sentence.of(
                    "(\\d+) before (.+)",
                    found -> Words.of("details.expired", plain(found.group(1)), dated(found.group(2))),
                    AUDIT_DETAILS_EXPIRED),
            Sentence.of(
                    "(\\d{13}) ([A-Z_]+)",
                    found -> Words.of("details.card", plain(found.group(1)), reason(found.group(2))),
                    CARD_GIVEN),
            Sentence.of(
                    "(.+) (\\d{4}-\\d\\d-\\d\\d)",
                    found -> Words.of("details.membership", plain(found.group(1)), dated(found.group(2))),
                    MEMBERSHIP_REGISTERED));

    /** The reasons for issuing or selling a card that have a text of their own. */
    private static final Set<String> REASONS = Set.of(
            "FIRST_CARD",
            "CARD_UPGRADE",
            "EXTRA_CARD",
            "LOSS_THEFT",
            "DEFECT",
            "LOSS_KANSENSTATUUT",
            "OBTAIN_KANSENSTATUUT");

    private static final Pattern REWARD_PART = Pattern.compile("([A-Z_]+)(?: (\\w+) to (\\w+))?");

    private static final Set<String> REWARD_PARTS =
            Stream.of(RewardPart.values()).map(RewardPart::name).collect(Collectors.toUnmodifiableSet());

    private AuditDetails() {}

    static AuditPiece of(Optional<Act> act, String details) {
        return SENTENCES.stream()
                .filter(sentence -> act.filter(sentence.acts()::contains).isPresent())
                .flatMap(sentence -> sentence.in(details).stream())
                .findFirst()
                .orElseGet(() -> dated(details));
    }

    static AuditPiece named(Kind kind, String id) {
        return new Named(new Ref(kind, id));
    }

    static AuditPiece plain(String text) {
        return new Plain(text);
    }

    private static AuditPiece person(String uid) {
        return named(Kind.PERSON, uid);
    }

    private static AuditPiece cardSystem(String id) {
        return named(Kind.CARD_SYSTEM, id);
    }

    private static AuditPiece permission(String name) {
        return Permission.named(name)
                .<AuditPiece>map(known -> Words.of("permission." + known))
                .orElseGet(() -> plain(name));
    }

    /** What an application may do for each of some organisers. */
    private static AuditPiece agent(String details) {
        return new Joined(
                "; ",
                Stream.of(details.split("; ", -1))
                        .<AuditPiece>map(organiser -> {
                            int end = organiser.lastIndexOf(':');
                            return new Joined(
                                    ": ",
                                    List.of(
                                            named(Kind.ORGANISATION, organiser.substring(0, end)),
                                            allowed(organiser.substring(end + 1).strip())));
                        })
                        .toList());
    }

    private static AuditPiece allowed(String names) {
        return names.isEmpty()
                ? Words.of("details.agent.nothing")
                : new Joined(
                        ", ",
                        Stream.of(names.split(" ", -1))
                                .map(name -> ApiPermission.named(name)
                                        .<AuditPiece>map(Allowed::new)
                                        .orElseGet(() -> plain(name)))
                                .toList());
    }

    private static AuditPiece action(String name) {
        return CounterAction.named(name)
                .<AuditPiece>map(known -> Words.of("action." + known))
                .orElseGet(() -> plain(name));
    }

    private static AuditPiece reason(String name) {
        return REASONS.contains(name) ? Words.of("reason." + name) : plain(name);
    }

    /** The typed description, followed by up to two fixed marks. */
    private static AuditPiece described(String details) {
        return new Joined(
                ", ",
                Stream.of(details.split(", ", -1))
                        .map(part -> switch (part) {
                            case "a school" -> Words.of("details.school");
                            case "not visible" -> Words.of("details.notVisible");
                            default -> plain(part);
                        })
                        .toList());
    }

    private static AuditPiece device(MatchResult found) {
        var parts = new ArrayList<AuditPiece>();
        given(found, 1).ifPresent(name -> parts.add(Words.of("details.name", plain(name))));
        given(found, 2).ifPresent(status -> parts.add(Words.of("details.device." + status)));
        given(found, 3).ifPresent(keys -> parts.add(Words.of("details.counters", counters(keys))));
        return new Joined(", ", parts);
    }

    private static AuditPiece failures(MatchResult found) {
        var parts = new ArrayList<AuditPiece>();
        given(found, 1).ifPresent(times -> parts.add(Words.of("details.times", plain(times), dated(found.group(2)))));
        given(found, 3).ifPresent(_ -> parts.add(Words.of("details.manyAddresses")));
        return new Joined(", ", parts);
    }

    private static AuditPiece counters(String keys) {
        return new Joined(
                ", ",
                Stream.of(keys.split(", ", -1)).map(key -> named(Kind.KEY, key)).toList());
    }

    private static AuditPiece joined(MatchResult found) {
        var parts = new ArrayList<AuditPiece>();
        parts.add(given(found, 2)
                .map(card -> Words.of("details.joinedWithCard", cardSystem(found.group(1)), plain(card)))
                .orElseGet(() -> Words.of("details.joined", cardSystem(found.group(1)))));
        given(found, 3).ifPresent(proof -> parts.add(Words.of("details.proof." + proof)));
        return new Joined(", ", parts);
    }

    private static AuditPiece price(MatchResult found) {
        var parts = new ArrayList<AuditPiece>();
        parts.add(reason(found.group(1)));
        parts.add(plain(found.group(2)));
        given(found, 3).ifPresent(_ -> parts.add(Words.of("details.socialTariff")));
        parts.add(ages(found.group(4), found.group(5)));
        given(found, 6).ifPresent(postalCode -> parts.add(plain(postalCode)));
        parts.add(Words.of("details.euros", new Amount(new BigDecimal(found.group(7)))));
        return new Joined(", ", parts);
    }

    /** The parts of a reward that were changed; of some also the old and the new value. */
    private static AuditPiece reward(String details) {
        return new Joined(
                ", ", Stream.of(details.split(", ", -1)).map(AuditDetails::part).toList());
    }

    private static AuditPiece part(String text) {
        var found = REWARD_PART.matcher(text);
        if (!found.matches() || !REWARD_PARTS.contains(found.group(1))) {
            return plain(text);
        }
        var name = Words.of("admin.rewards.part." + found.group(1));
        return found.group(2) == null
                ? name
                : Words.of("details.fromTo", name, number(found.group(2)), number(found.group(3)));
    }

    private static AuditPiece number(String text) {
        return text.equals("unlimited") ? Words.of("admin.rewards.unlimited") : plain(text);
    }

    private static AuditPiece association(String parts) {
        return new Joined(
                ", ",
                Stream.of(parts.split(", ", -1))
                        .<AuditPiece>map(part -> Words.of("admin.associations.part." + part))
                        .toList());
    }

    private static AuditPiece ages(String from, String to) {
        boolean lowest = from.equals("any");
        boolean highest = to.equals("any");
        if (lowest && highest) {
            return Words.of("details.ages.all");
        }
        if (lowest) {
            return Words.of("details.ages.to", plain(to));
        }
        return highest
                ? Words.of("details.ages.from", plain(from))
                : Words.of("details.ages.between", plain(from), plain(to));
    }

    /** How points are saved at an event. */
    private static AuditPiece terms(MatchResult found) {
        var limit = given(found, 3)
                .map(period -> Words.of("details.limit", plain(found.group(2)), Words.of("events.per." + period)))
                .orElseGet(() -> Words.of("details.unlimited"));
        return Words.of("details.terms", plain(found.group(1)), limit, plain(found.group(4)), plain(found.group(5)));
    }

    private static AuditPiece span(MatchResult found) {
        boolean begins = !found.group(1).equals("the beginning");
        boolean ends = !found.group(2).equals("now");
        if (!begins && !ends) {
            return Words.of("details.span.all");
        }
        if (!begins) {
            return Words.of("details.span.to", dated(found.group(2)));
        }
        return ends
                ? Words.of("details.span.between", dated(found.group(1)), dated(found.group(2)))
                : Words.of("details.span.from", dated(found.group(1)));
    }

    private static Optional<String> given(MatchResult found, int group) {
        return Optional.ofNullable(found.group(group)).filter(text -> !text.isEmpty());
    }

    /** A text whose days and moments are written in the reader's format. */
    private static AuditPiece dated(String text) {
        var parts = new ArrayList<AuditPiece>();
        int done = 0;
        for (var found : DATES.matcher(text).results().toList()) {
            var date = date(found);
            if (date.isPresent()) {
                parts.add(plain(text.substring(done, found.start())));
                parts.add(date.get());
                done = found.end();
            }
        }
        parts.add(plain(text.substring(done)));
        return new Joined("", parts);
    }

    /** Nothing for a day that does not exist. */
    private static Optional<AuditPiece> date(MatchResult found) {
        try {
            return Optional.of(
                    found.group(2) == null
                            ? new On(LocalDate.parse(found.group(1)))
                            : new At(Instant.parse(found.group())));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
