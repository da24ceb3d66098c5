package org.spaarpunt.web.points;

import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.events.Event;
import org.spaarpunt.visits.OwnVisit.Scan;
import org.spaarpunt.web.frame.Frame;

/**
 * Why no visitor can check in with a code now.
 *
 * @param status of the answer
 * @param meaning by which metrics and logs distinguish it
 * @param key of the text
 * @param opens when people can check in, if that is known
 */
record ClosedScan(int status, String meaning, Optional<Event> event, String key, Optional<Instant> opens) {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int FORBIDDEN = 403;

    static ClosedScan of(Scan scan) {
        return switch (scan) {
            case Scan.Unknown _ ->
                new ClosedScan(NOT_FOUND, "UNKNOWN_CODE", Optional.empty(), "q.unknownCode", Optional.empty());
            case Scan.Over(var event) ->
                new ClosedScan(GONE, "CODE_OVER", Optional.of(event), "q.codeOver", Optional.empty());
            case Scan.NotYetValid(var event, var from) ->
                new ClosedScan(FORBIDDEN, "CODE_NOT_YET", Optional.of(event), "q.codeNotYet", Optional.of(from));
            case Scan.Closed(var event, var opens) ->
                new ClosedScan(FORBIDDEN, "NOT_NOW", Optional.of(event), "q.notNow", opens);
            case Scan.Open _ -> throw new IllegalArgumentException("People can check in");
        };
    }

    String title(Frame frame) {
        return event.map(Event::title).orElseGet(() -> frame.text("q.unknownTitle"));
    }
}
