package org.spaarpunt;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.spaarpunt.storage.StatementFailure;

/** Prints each step of a self-test as a line, with how long it took. A step that fails ends the test. */
final class SelftestReport {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final PrintStream out;

    SelftestReport(PrintStream out) {
        this.out = out;
    }

    /** Ends the test; the line with the reason has been printed. */
    static final class StepFailed extends RuntimeException {
        StepFailed(Throwable cause) {
            super(cause);
        }
    }

    /** A step found something other than it should; the message is what. */
    static final class WrongResult extends Exception {
        WrongResult(String sentence) {
            super(sentence);
        }
    }

    /**
     * Takes a step.
     *
     * @param told what to print of its result
     * @throws StepFailed when the step throws
     */
    <T> T step(String name, Callable<T> act, Function<T, String> told) {
        long begun = System.nanoTime();
        try {
            var result = act.call();
            print("ok", name, begun, told.apply(result));
            return result;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StepFailed(interrupted);
        } catch (Exception failure) {
            print("FAILED", name, begun, reason(failure));
            throw new StepFailed(failure);
        }
    }

    void line(String text) {
        out.println(text);
    }

    private void print(String status, String name, long begun, String what) {
        long millis = (System.nanoTime() - begun) / NANOS_PER_MILLI;
        out.printf("%-6s %6d ms  %-16s %s%n", status, millis, name, what);
    }

    /** A sentence where there is one; for what was not foreseen the kind of failure as well. */
    private static String reason(Exception failure) {
        return ProgramCommands.sentence(failure).orElseGet(() -> switch (failure) {
            case WrongResult wrong -> String.valueOf(wrong.getMessage());
            case StatementFailure statement -> String.valueOf(statement.getMessage());
            default -> failure.toString();
        });
    }
}
