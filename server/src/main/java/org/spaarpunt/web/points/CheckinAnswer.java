package org.spaarpunt.web.points;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.GrantedEarlier;
import org.spaarpunt.checkins.CheckinOutcome.Holder;
import org.spaarpunt.checkins.CheckinOutcome.KeyMisused;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.PointsAward;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.events.Event;
import org.spaarpunt.families.JoinedFamily;
import org.spaarpunt.visits.CodeVisit;
import org.spaarpunt.web.frame.Frame;

/**
 * What one person of a form is told about the check-in.
 *
 * @param at when it took place
 * @param ticket with which this person goes on to all points, sealed; empty if they are not shared
 * @param family that this person can leave
 */
record CheckinAnswer(
        String firstName, Instant at, CodeVisit.Scanned scanned, String ticket, Optional<JoinedFamily> family) {
    /** The four states of an answer; each has a colour, an icon and a word. */
    String outcome() {
        return switch (scanned.checkin()) {
            case Granted<Reason.ByCode> _, GrantedEarlier<Reason.ByCode> _ -> "granted";
            case Refused<Reason.ByCode>(var reason, var _, var _) ->
                reason == Reason.OfVisit.LIMIT_REACHED ? "already" : "refused";
            case KeyMisused<Reason.ByCode> _ -> "refused";
        };
    }

    String word(Frame frame) {
        return switch (outcome()) {
            case "granted" -> frame.text("q.word.granted");
            case "already" -> frame.text("q.word.already");
            default -> frame.text("q.word.refused");
        };
    }

    /** The balance, where the protocol shows it too. */
    Optional<Integer> points() {
        return switch (scanned.checkin()) {
            case Granted<Reason.ByCode> granted -> Optional.of(granted.holder().points());
            case Refused<Reason.ByCode> refused -> refused.holder().map(Holder::points);
            case GrantedEarlier<Reason.ByCode> _, KeyMisused<Reason.ByCode> _ -> Optional.empty();
        };
    }

    List<RewardGoal> goals() {
        return points().map(total -> RewardGoal.of(scanned.rewards(), total)).orElse(List.of());
    }

    String text(Frame frame) {
        return switch (scanned.checkin()) {
            case Granted<Reason.ByCode> granted -> saved(granted.savedPoints(), frame);
            case GrantedEarlier<Reason.ByCode> _ -> frame.text("q.granted");
            case Refused<Reason.ByCode>(var reason, var event, var _) -> refused(reason, event, frame);
            case KeyMisused<Reason.ByCode> _ -> throw new IllegalStateException("The key is that of this check-in");
        };
    }

    private static String saved(int points, Frame frame) {
        return points == 1 ? frame.text("q.savedOne") : frame.text("q.saved", frame.number(points));
    }

    private String refused(Reason.ByCode reason, Optional<Event> event, Frame frame) {
        return switch (reason) {
            case Reason.OfCode code ->
                switch (code) {
                    case UNKNOWN_CODE -> frame.text("q.unknownCode");
                    case CODE_NOT_VALID_NOW -> frame.text("q.codeOver");
                };
            case Reason.OfVisit visit ->
                visit == Reason.OfVisit.LIMIT_REACHED ? already(event, frame) : refused(visit, frame);
        };
    }

    /** Why a card saves no points, whatever the event's limit. */
    static String refused(Reason.OfVisit reason, Frame frame) {
        return switch (reason) {
            case MALFORMED_NUMBER, UNKNOWN_NUMBER -> frame.text("q.wrong");
            case GROUP_PASS -> frame.text("q.groupPass");
            case CARD_BLOCKED -> frame.text("q.cardBlocked");
            case CARD_DELETED -> frame.text("q.cardDeleted");
            case CARD_NOT_ACTIVE -> frame.text("q.cardNotActive");
            case NO_ACTIVE_CARD_SYSTEM -> frame.text("q.noCardSystem");
            case NOT_NOW -> frame.text("q.notNow");
            case LIMIT_REACHED -> frame.text("q.already");
        };
    }

    private String already(Optional<Event> event, Frame frame) {
        var limit = event.flatMap(Event::limit);
        int each = event.map(known -> PointsAward.of(known, at).points()).orElse(1);
        var saved = frame.text(each == 1 ? "q.aPoint" : "q.somePoints");
        if (limit.isEmpty()) {
            return frame.text("q.alreadyEver", saved);
        }
        var often = frame.number(limit.get().volume());
        boolean once = limit.get().volume() == 1;
        return switch (limit.get().period()) {
            case ABSOLUTE -> once ? frame.text("q.alreadyEver", saved) : frame.text("q.oftenEver", often, saved);
            case DAY -> once ? frame.text("q.alreadyToday", saved) : frame.text("q.oftenToday", often, saved);
            case WEEK -> once ? frame.text("q.alreadyThisWeek", saved) : frame.text("q.oftenThisWeek", often, saved);
            case MONTH -> once ? frame.text("q.alreadyThisMonth", saved) : frame.text("q.oftenThisMonth", often, saved);
            case QUARTER ->
                once ? frame.text("q.alreadyThisQuarter", saved) : frame.text("q.oftenThisQuarter", often, saved);
            case YEAR -> once ? frame.text("q.alreadyThisYear", saved) : frame.text("q.oftenThisYear", often, saved);
        };
    }
}
