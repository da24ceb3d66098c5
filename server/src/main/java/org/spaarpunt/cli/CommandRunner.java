package org.spaarpunt.cli;

import java.util.LinkedHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.wiring.Features;

/** Runs a command's action within a visit, reports the result, and returns the exit status. */
record CommandRunner(Installation installation, Report report, Progress progress) {
    static final Actor ACTOR = new Actor.CommandLine(System.getProperty("user.name", ""));

    /** The ways in which commands let people be named. */
    static final String WHO = "Nick, email address, full name or uid.";

    static final int DONE = 0;
    static final int NOT_DONE = 1;

    /** Done, except for items that could not be used. 2 is for commands that are not understood. */
    static final int DONE_IN_PART = 3;

    /** A runner whose actions create the installation if it does not exist. */
    CommandRunner creating() {
        return new CommandRunner(installation::create, report, progress);
    }

    /** Shows something. */
    int show(Consumer<Administration> question) {
        return showOf(features -> question.accept(features.administration()));
    }

    /** The same of another feature. */
    int showOf(Consumer<Features> question) {
        try (var visit = installation.enter()) {
            question.accept(visit.features());
            return DONE;
        }
    }

    /** Runs an act without a result. */
    int act(Function<Administration, Outcome<Nothing>> act) {
        return act(act, (_, _) -> report.say("Done."));
    }

    /** Runs an act with a result. */
    <T> int act(Function<Administration, Outcome<T>> act, Wording<T> told) {
        return actOn(features -> act.apply(features.administration()), told);
    }

    /** The same on another feature. */
    <T> int actOn(Function<Features, Outcome<T>> act, Wording<T> told) {
        try (var visit = installation.enter()) {
            return switch (act.apply(visit.features())) {
                case Outcome.Done<T>(T result) -> {
                    told.of(visit, result);
                    yield DONE;
                }
                case Outcome.Unchanged<T>() -> {
                    report.say("It was so already.");
                    yield DONE;
                }
                case Outcome.Unknown<T> unknown -> failed(OutcomeMessages.unknown(unknown));
                case Outcome.Ambiguous<T>(var name, var people) -> failed(OutcomeMessages.ambiguous(name, people));
                case Outcome.Rejected<T>(var flaws) -> {
                    flaws.forEach(flaw -> failed(OutcomeMessages.rejected(flaw)));
                    yield NOT_DONE;
                }
                case Outcome.Refused<T>(var reason) -> failed(OutcomeMessages.refused(reason));
            };
        }
    }

    /** The report of a result. */
    @FunctionalInterface
    interface Wording<T> {
        void of(Installation.Visit visit, T result);
    }

    /** Reports a secret, only this once: with the name of its key's field, or as a pair for another command. */
    void tell(String field, NewSecret made, boolean pair) {
        if (pair) {
            report.line(made.key() + ":" + made.secret());
            return;
        }
        var fields = new LinkedHashMap<String, String>();
        fields.put(field, made.key());
        fields.put("secret", made.secret());
        report.one(fields);
        report.say("The secret is shown this once.");
    }

    int failed(String sentence) {
        report.say("spaarpunt: " + sentence);
        return NOT_DONE;
    }
}
