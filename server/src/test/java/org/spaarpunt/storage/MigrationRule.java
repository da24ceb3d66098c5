package org.spaarpunt.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.spaarpunt.storage.MigrationStep.Lock;

/** What is wrong with a migration that is not released yet, in sentences for its author. */
final class MigrationRule {
    /** A comment that says this tells how servers of that release fare. */
    private static final String REASON = "release before";

    private final MigrationScript script;
    private final Set<String> growing;
    private final Releases releases;
    private final List<String> flaws = new ArrayList<>();

    private MigrationRule(MigrationScript script, Set<String> growing, Releases releases) {
        this.script = script;
        this.growing = growing;
        this.releases = releases;
    }

    /** @param growing the tables that may become large */
    static List<String> flaws(MigrationScript script, Set<String> growing, Releases releases) {
        var rule = new MigrationRule(script, growing, releases);
        if (script.isContract()) {
            rule.contract();
        }
        MigrationSteps.of(script).forEach(rule::step);
        rule.concurrently();
        return rule.flaws;
    }

    private void contract() {
        var since = script.unusedSince();
        if (since.isEmpty()) {
            flaws.add("A contract migration has a comment \"Not used since VERSION\"");
        } else if (!releases.has(since.get())) {
            flaws.add("What it removes was used until now: " + since.get() + " is not released");
        }
    }

    private void step(MigrationStep step) {
        if (!script.isContract()) {
            step.breaks()
                    .ifPresent(why -> flaws.add(step.statement() + ": " + why
                            + ". Expand first, and remove it by a contract migration of a later release"));
            if (step.needsReason() && !hasReason()) {
                flaws.add(step.statement() + " needs a comment that says why servers of the " + REASON + " can go on");
            }
        }
        boolean waits = step.lock() != Lock.NONE && step.lock() != Lock.MOMENT;
        if (waits && growing.contains(step.table())) {
            flaws.add(step.statement() + ": " + step.table() + " grows, and this "
                    + step.lock().words()
                    + ". Create indexes concurrently, add constraints not valid and validate them in a migration of"
                    + " their own, and let the program fill columns in small batches");
        }
    }

    private boolean hasReason() {
        return script.statements().stream()
                .anyMatch(statement ->
                        statement.comment().replaceAll("\\s*\\n--\\s*", " ").contains(REASON));
    }

    /** Flyway runs such a migration outside a transaction, so what came before would stay if it failed. */
    private void concurrently() {
        if (script.runsOutsideTransactions() && script.statements().size() > 1) {
            flaws.add("An index is created concurrently in a migration by itself");
        }
    }
}
