package org.spaarpunt.loadtest.history;

import org.spaarpunt.client.Answer;
import org.spaarpunt.client.Visit;

/**
 * One report of a visit and its outcome.
 *
 * @param asked when it was sent, by the clock of {@link System#nanoTime()}
 * @param told when its outcome was known, by the same clock
 */
public record Attempt(Visit visit, long asked, long told, Outcome outcome) {

    /** What the reporter knows afterwards. */
    public sealed interface Outcome {

        /** The server answered that the point is saved. */
        record Granted(int total, boolean replayed) implements Outcome {}

        /** The server answered that the visit already had its point. */
        record HadItsPoint(int total) implements Outcome {}

        /**
         * There was no answer, or one that the server is unavailable: the point may be saved or not, and the client
         * retries.
         *
         * @param label the kind of answer, or {@link #NO_ANSWER}
         */
        record Unknown(String label) implements Outcome {
            public static final String NO_ANSWER = "none";
        }

        /** Any other answer, which is always wrong here. */
        record Refused(String label) implements Outcome {}

        /** What an answer says. */
        static Outcome of(Answer answer) {
            if (answer.granted()) {
                return new Granted(answer.points(), answer.replayed());
            }
            if (answer.hadItsPoint()) {
                return new HadItsPoint(answer.points());
            }
            return answer.unavailable() ? new Unknown("HTTP_" + answer.status()) : new Refused(answer.label());
        }
    }

    /** Whether the server confirmed that the visit has its point. */
    public boolean acknowledged() {
        return outcome instanceof Outcome.Granted || outcome instanceof Outcome.HadItsPoint;
    }
}
