package org.spaarpunt.administration;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.testing.TestClock;
import org.spaarpunt.wiring.Features;

/** The administration of a database with the demo data. */
public final class TestAdministration implements AutoCloseable {
    public static final Actor NORA = new Actor.Person("uid-of-nora", "203.0.113.7");

    public final DemoDatabase database = DemoDatabase.open();
    public final TestClock clock = database.clock();
    public final Features features = database.features();
    public final SecretBox box = features.core().box();
    public final SecureRandom random = features.core().random();
    public final Administration administration = features.administration();

    /** What an act gave that must have been done. */
    public static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Done<T> done) {
            return done.result();
        }
        throw new AssertionError("Not done: " + outcome);
    }

    /** All there is about something, newest first, without ids and times. */
    public List<String> log(String subject) {
        return administration
                .auditLog()
                .list(new AuditLog.Query(Optional.empty(), Optional.of(subject), AuditLog.MAX_ENTRIES))
                .stream()
                .map(entry -> String.join("|", entry.actor(), entry.address(), entry.act(), entry.details()))
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
