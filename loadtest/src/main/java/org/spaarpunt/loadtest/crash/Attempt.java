package org.spaarpunt.loadtest.crash;

import org.spaarpunt.loadtest.wire.Answer;
import org.spaarpunt.loadtest.wire.Visit;

/**
 * One report of a visit and what became of it.
 *
 * @param asked when it was sent, on the clock of {@link System#nanoTime()}
 * @param told when its outcome was known
 */
record Attempt(Visit visit, long asked, long told, Outcome outcome) {

    /** What the reporter knows afterwards. */
    sealed interface Outcome {

        /** The point is saved, says the server. */
        record Granted(int total, boolean replayed) implements Outcome {}

        /** The visit had its point before, says the server. */
        record HadItsPoint(int total) implements Outcome {}

        /** There was no answer, or one that says that the server cannot do its work: saved or not, and worth asking again. */
        record Unknown() implements Outcome {}

        /** Any other answer; none is right here. */
        record Refused(String label) implements Outcome {}

        static Outcome of(Answer answer) {
            if (answer.granted()) {
                return new Granted(answer.points(), answer.replayed());
            }
            if (answer.hadItsPoint()) {
                return new HadItsPoint(answer.points());
            }
            return answer.unavailable() ? new Unknown() : new Refused(answer.label());
        }
    }

    /** Whether the server said that the visit has its point. */
    boolean acknowledged() {
        return outcome instanceof Outcome.Granted || outcome instanceof Outcome.HadItsPoint;
    }
}
