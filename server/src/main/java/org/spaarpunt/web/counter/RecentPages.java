package org.spaarpunt.web.counter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.checkins.FoundCheckin;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** The list of what was done at a counter lately, which a script keeps up to date. */
record RecentPages(RecentCheckins recent, CheckinAnswers answers) {
    private static final String RESULT = "result";

    /** How an undo ended, in the address of the list. */
    private enum Result {
        UNDONE("counter.undone"),
        ALREADY("counter.undo.already"),
        UNKNOWN("counter.undo.unknown"),
        LATE("counter.undo.late"),
        SPENT("counter.undo.spent");

        private final String key;

        Result(String key) {
            this.key = key;
        }

        Words words() {
            return this == LATE ? Words.of(key, CheckinUndo.PERIOD.toMinutes()) : Words.of(key);
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
    record Shown(AtCounter here, List<FoundCheckin> checkins, Optional<Words> result, boolean good, Instant now) {
        boolean canUndo(FoundCheckin checkin) {
            return now.isBefore(RecentCheckins.undo(checkin).until());
        }

        static String name(FoundCheckin checkin) {
            return checkin.visitor()
                    .map(visitor -> switch (visitor) {
                        case FoundCheckin.KnownVisitor known -> (known.firstName() + " " + known.lastName()).strip();
                        case FoundCheckin.VisitorAtDoor known -> known.firstName();
                    })
                    .orElse("–");
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
                here.may(CounterAction.CHECKIN_CREATE) ? recent.at(here) : List.of(),
                result.map(Result::words),
                result.filter(one -> one == Result.UNDONE || one == Result.ALREADY)
                        .isPresent(),
                request.receivedAt());
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JterecentGenerated.render(output, interceptor, frame, shown));
    }

    Response undo(PageRequest request, AtCounter here) {
        if (!here.may(CounterAction.CHECKIN_CREATE)) {
            return Notices.NOT_FOUND.to(request);
        }
        var outcome =
                answers.undo(here, request.form().firstFilled(ScanPages.ID).orElse(""));
        var result =
                new Parameters(List.of(new Parameter(RESULT, Result.of(outcome).name())));
        return PageRenderer.goTo(request, PageRequest.address(here.path("recent"), result));
    }
}
