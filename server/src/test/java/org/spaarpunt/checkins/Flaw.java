package org.spaarpunt.checkins;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.checkins.CheckinFacts.CardFacts;
import org.spaarpunt.checkins.CheckinFacts.HolderFacts;
import org.spaarpunt.codes.CheckinCode;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.Role;
import org.spaarpunt.events.Calendar;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.CheckinSchedule;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.events.Occurrence;
import org.spaarpunt.events.OpeningHours;
import org.spaarpunt.events.Organisation;
import org.spaarpunt.events.WindowMargins;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Right;

/** Something wrong with a check-in in which all else is right. */
enum Flaw {
    UNREADABLE_NUMBER,
    NO_COUNTER,
    CONSUMER_KEEPS_TO_ITSELF,
    CALLER_MAY_NOT_CHECK_IN,
    NO_EVENT,
    COUNTER_OF_A_STRANGER,
    COUNTER_OF_NOBODY,
    NO_CODE,
    CODE_NOT_YET_VALID,
    CODE_NO_LONGER_VALID,
    NO_CARD,
    NO_CARD_AND_A_WRONG_CHECK_DIGIT,
    GROUP_PASS,
    BLOCKED_CARD,
    DELETED_CARD,
    CARD_IN_STOCK,
    NO_ACTIVE_MEMBERSHIP,
    EVENT_OVER,
    EVENT_TOMORROW,
    LIMIT_USED_UP;

    /** A Sunday in winter, 12:00 in Brussels. */
    static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");

    private static final Organisation DE_WERF = new Organisation(1, "de-werf", "CC De Werf");
    private static final Organisation CULTUURNET = new Organisation(2, "cultuurnet", "CultuurNet Vlaanderen");
    private static final long STRANGER = 3;

    /** The facts of a check-in with these flaws; with none it is granted, at a counter and by code. */
    static CheckinFacts facts(Set<Flaw> flaws) {
        return new CheckinFacts(asked(flaws), Optional.of(atCounter(flaws)), event(flaws), code(flaws), card(flaws));
    }

    private static CardReference asked(Set<Flaw> flaws) {
        if (flaws.contains(UNREADABLE_NUMBER)) {
            return new CardReference.UnreadableNumber();
        }
        return new UitpasNumber(flaws.contains(NO_CARD_AND_A_WRONG_CHECK_DIGIT) ? "0987654321113" : "0930056878802");
    }

    private static AccessDecision.AtCounter atCounter(Set<Flaw> flaws) {
        if (flaws.contains(NO_COUNTER)) {
            return new AccessDecision.UnknownCounter();
        }
        if (flaws.contains(CONSUMER_KEEPS_TO_ITSELF)) {
            return new AccessDecision.Denied(new Right.OfConsumer(Permission.ACT_FOR_COUNTERS));
        }
        if (flaws.contains(CALLER_MAY_NOT_CHECK_IN)) {
            return new AccessDecision.Denied(new Right.ActionAt(CounterAction.CHECKIN_CREATE));
        }
        var organisation = flaws.contains(COUNTER_OF_A_STRANGER) ? STRANGER : CULTUURNET.id();
        return new AccessDecision.Admitted(new CounterAccess(
                11,
                flaws.contains(COUNTER_OF_NOBODY) ? Optional.empty() : Optional.of(organisation),
                Optional.of(Role.MEMBER),
                Map.of(1L, Set.of(CounterAction.CHECKIN_CREATE))));
    }

    private static Optional<Event> event(Set<Flaw> flaws) {
        var event = new Event(
                21,
                "demo",
                "Demo",
                DE_WERF,
                Optional.of(CULTUURNET),
                new CheckinSchedule(calendar(flaws), WindowMargins.DEFAULT),
                1,
                Optional.of(new CheckinLimit(2, LimitPeriod.WEEK)));
        // A code that exists has an event, and without a code or an event there is none to speak of.
        return flaws.contains(NO_EVENT) || flaws.contains(NO_CODE) ? Optional.empty() : Optional.of(event);
    }

    private static Calendar calendar(Set<Flaw> flaws) {
        if (flaws.contains(EVENT_OVER)) {
            return on(LocalDateTime.parse("2026-11-21T20:00:00"));
        }
        return flaws.contains(EVENT_TOMORROW)
                ? on(LocalDateTime.parse("2026-11-23T20:00:00"))
                : new Calendar.Permanent(OpeningHours.UNKNOWN);
    }

    private static Calendar on(LocalDateTime start) {
        return new Calendar.Dates(List.of(new Occurrence.Timed(start, start.plusHours(2))));
    }

    private static Optional<CheckinCode> code(Set<Flaw> flaws) {
        var from = flaws.contains(CODE_NOT_YET_VALID) ? NOW.plusSeconds(1) : NOW.minus(9, DAYS);
        var to = flaws.contains(CODE_NO_LONGER_VALID) ? NOW : NOW.plus(9, DAYS);
        return event(flaws).map(event -> new CheckinCode(event, from, to));
    }

    private static Optional<CardFacts> card(Set<Flaw> flaws) {
        var none = Set.of(UNREADABLE_NUMBER, NO_CARD, NO_CARD_AND_A_WRONG_CHECK_DIGIT);
        if (flaws.stream().anyMatch(none::contains)) {
            return Optional.empty();
        }
        boolean groupPass = flaws.contains(GROUP_PASS);
        var holder = new HolderFacts(
                31,
                !flaws.contains(NO_ACTIVE_MEMBERSHIP),
                false,
                flaws.contains(LIMIT_USED_UP) ? Set.of(1, 2) : Set.of(2),
                flaws.contains(LIMIT_USED_UP) ? 2 : 1);
        return Optional.of(new CardFacts(
                "0930056878802", status(flaws), groupPass, groupPass ? Optional.empty() : Optional.of(holder)));
    }

    private static CardStatus status(Set<Flaw> flaws) {
        if (flaws.contains(BLOCKED_CARD)) {
            return CardStatus.BLOCKED;
        }
        if (flaws.contains(DELETED_CARD)) {
            return CardStatus.DELETED;
        }
        return flaws.contains(CARD_IN_STOCK) ? CardStatus.LOCAL_STOCK : CardStatus.ACTIVE;
    }
}
