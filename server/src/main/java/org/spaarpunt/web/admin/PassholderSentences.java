package org.spaarpunt.web.admin;

import static org.spaarpunt.audit.Act.*;
import static org.spaarpunt.web.admin.AuditSentence.cardSystem;
import static org.spaarpunt.web.admin.AuditSentence.dated;
import static org.spaarpunt.web.admin.AuditSentence.given;
import static org.spaarpunt.web.admin.AuditSentence.named;
import static org.spaarpunt.web.admin.AuditSentence.plain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.administration.AuditNames.Kind;
import org.spaarpunt.rewards.RewardPart;
import org.spaarpunt.web.admin.AuditPiece.Amount;
import org.spaarpunt.web.admin.AuditPiece.Joined;
import org.spaarpunt.web.admin.AuditPiece.Words;

/** What acts on passholders, their cards, prices, rewards, associations and events have written into the audit log. */
final class PassholderSentences {
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

    static final List<AuditSentence> ALL = List.of(
            AuditSentence.of("([\\d-]+) to ([\\d-]+)", AuditSentence::span, CHECKIN_CODE_MADE),
            AuditSentence.of(
                    "(\\d+) points, (?:(\\d+) per ([A-Z]+)|no limit), (\\d+) minutes before, (\\d+) after",
                    PassholderSentences::terms,
                    EVENT_CREATED,
                    EVENT_CHANGED),
            AuditSentence.of(
                    "(\\d+)(?: (\\d{13}))?(?: (CHIP|NATIONAL_NUMBER|BIRTH_DATE|CODE))?",
                    PassholderSentences::joined,
                    CARD_SYSTEM_JOINED),
            AuditSentence.of(
                    "(\\S+) ((?:GET|POST) .+)",
                    found -> new Joined(": ", List.of(named(Kind.KEY, found.group(1)), plain(found.group(2)))),
                    PASSHOLDER_READ),
            AuditSentence.of(
                    "(CALLER|COUNTER|APPLICATION): (\\d+) (cards|national numbers)",
                    found -> Words.of(
                            "details.lookups." + found.group(3).replace(" ", "_"),
                            Words.of("details.lookups." + found.group(1)),
                            plain(found.group(2))),
                    LOOKUPS_EXHAUSTED),
            AuditSentence.of(
                    "([A-Z_]+) (\\w+)( with social tariff)?, ages (\\w+) to (\\w+)(?:, (\\S+))?: (\\d+(?:\\.\\d+)?)",
                    PassholderSentences::price,
                    CARD_PRICE_SET,
                    CARD_PRICE_REMOVED),
            AuditSentence.of(
                    "(.+) becomes (.+)",
                    found -> new Joined(
                            " → ",
                            List.of(
                                    AuditDetails.of(Optional.of(CARD_PRICE_SET), found.group(1)),
                                    AuditDetails.of(Optional.of(CARD_PRICE_SET), found.group(2)))),
                    CARD_PRICE_CHANGED),
            AuditSentence.of(
                    "(?:NAME|CARD_SYSTEMS|END_RULE)(?:, (?:NAME|CARD_SYSTEMS|END_RULE))*",
                    found -> association(found.group()),
                    ASSOCIATION_CHANGED),
            AuditSentence.of("[A-Z_]+(?: \\w+ to \\w+)?(?:, .+)?", found -> reward(found.group()), REWARD_CHANGED),
            AuditSentence.of("stops", _ -> Words.of("admin.cardSystem.stops"), CARD_SYSTEM_SOCIAL_TARIFF_SET),
            AuditSentence.of("does not stop", _ -> Words.of("admin.cardSystem.letsIn"), CARD_SYSTEM_SOCIAL_TARIFF_SET),
            AuditSentence.of(
                    "(\\d{13}) ([A-Z_]+)",
                    found -> Words.of("details.card", plain(found.group(1)), reason(found.group(2))),
                    CARD_GIVEN),
            AuditSentence.of(
                    "(.+) (\\d{4}-\\d\\d-\\d\\d)",
                    found -> Words.of("details.membership", plain(found.group(1)), dated(found.group(2))),
                    MEMBERSHIP_REGISTERED));

    private PassholderSentences() {}

    private static AuditPiece reason(String name) {
        return REASONS.contains(name) ? Words.of("reason." + name) : plain(name);
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
                ", ",
                Stream.of(details.split(", ", -1))
                        .map(PassholderSentences::part)
                        .toList());
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
}
