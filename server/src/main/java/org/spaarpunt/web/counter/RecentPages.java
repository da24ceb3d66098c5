package org.spaarpunt.web.counter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.rewards.RedemptionReference;
import org.spaarpunt.rewards.RewardRedemption.Cancellation;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.Frame;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** The list of what was done at a counter lately, which a script keeps up to date. */
record RecentPages(RecentActs recent, CheckinAnswers answers) {
    /** The id of the redemption to take back; a form without it is about a check-in. */
    static final String REDEMPTION = "redemption";

    private static final String RESULT = "result";

    /** How an undo ended, in the address of the list. */
    private enum Result {
        UNDONE("counter.undone"),
        ALREADY("counter.undo.already"),
        UNKNOWN("counter.undo.unknown"),
        LATE("counter.undo.late"),
        SPENT("counter.undo.spent"),
        CANCELLED("counter.cancelled"),
        REDEMPTION_UNKNOWN("counter.cancel.unknown"),
        REDEMPTION_ELSEWHERE("counter.cancel.elsewhere"),
        REDEMPTION_LATE("counter.cancel.late");

        private final String key;

        Result(String key) {
            this.key = key;
        }

        Words words() {
            return this == LATE ? Words.of(key, CheckinUndo.PERIOD.toMinutes()) : Words.of(key);
        }

        /** Whether nothing is left of what was to be undone. */
        boolean isGood() {
            return this == UNDONE || this == ALREADY || this == CANCELLED;
        }

        static Result of(Cancellation cancellation) {
            return switch (cancellation) {
                case Cancellation.Done _ -> CANCELLED;
                case Cancellation.Unknown _ -> REDEMPTION_UNKNOWN;
                case Cancellation.OfAnotherCounter _ -> REDEMPTION_ELSEWHERE;
                case Cancellation.TooLate _ -> REDEMPTION_LATE;
            };
        }

        static Result of(CheckinUndo.Outcome outcome) {
            return switch (outcome) {
                case CheckinUndo.Outcome.Undone _ -> UNDONE;
                case CheckinUndo.Outcome.AlreadyUndone _ -> ALREADY;
                case CheckinUndo.Outcome.Unknown _ -> UNKNOWN;
                case CheckinUndo.Outcome.TooLate _ -> LATE;
                case CheckinUndo.Outcome.PointsSpent _ -> SPENT;
            };
        }
    }

    /**
     * The list.
     *
     * @param result how the undo ended that was asked for last
     * @param good whether it was undone
     */
    record Shown(AtCounter here, List<RecentAct> acts, Optional<Words> result, boolean good, Instant now) {
        static String name(RecentAct act) {
            return act.visitor().orElse("–");
        }

        /** With its sign; a gift changes nothing. */
        static String points(RecentAct act, Frame frame) {
            var sign = act.points() > 0 ? "+" : act.points() < 0 ? "−" : "";
            return sign + frame.number(Math.abs(act.points()));
        }
    }

    Response show(PageRequest request, AtCounter here) {
        var result = request.query()
                .firstFilled(RESULT)
                .flatMap(name -> Stream.of(Result.values())
                        .filter(one -> one.name().equals(name))
                        .findFirst());
        var shown = new Shown(
                here,
                recent.at(here),
                result.map(Result::words),
                result.filter(Result::isGood).isPresent(),
                request.receivedAt());
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JterecentGenerated.render(output, interceptor, frame, shown));
    }

    Response undo(PageRequest request, AtCounter here) {
        var redemption = request.form().firstFilled(REDEMPTION);
        if (!(redemption.isPresent() ? RecentActs.mayRedeem(here) : RecentActs.mayCheckIn(here))) {
            return Notices.NOT_FOUND.to(request);
        }
        var id = request.form().firstFilled(ScanPages.ID).orElse("");
        var result = redemption.map(text -> cancelled(here, text)).orElseGet(() -> Result.of(answers.undo(here, id)));
        return PageRenderer.goTo(
                request,
                PageRequest.address(
                        here.path("recent"), new Parameters(List.of(new Parameter(RESULT, result.name())))));
    }

    private Result cancelled(AtCounter here, String redemption) {
        long counter = here.employee().counter().counterId();
        return RedemptionReference.parse(redemption)
                .map(known -> Result.of(answers.visit().cancel(known, counter)))
                .orElse(Result.REDEMPTION_UNKNOWN);
    }
}
