package org.spaarpunt.administration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** What an installation has of what a first check-in needs. */
public final class FirstSteps {
    private static final String DONE = """
            select exists (select from card_system) as card_system,
                   exists (select from counter) as counter,
                   exists (select from counter_group) as counter_group,
                   exists (select from counter_employee) as employee,
                   exists (select from card) as card,
                   exists (select from card where passholder_id is not null or group_pass_id is not null) as passholder,
                   exists (select from event) as event
            """;

    private final Jdbi jdbi;

    public FirstSteps(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The steps, in the order in which they are taken. */
    public enum Step {
        CARD_SYSTEM("card_system"),
        COUNTER("counter"),
        GROUP("counter_group"),
        EMPLOYEE("employee"),
        CARDS("card"),
        PASSHOLDERS("passholder"),
        EVENT("event");

        private final String column;

        Step(String column) {
            this.column = column;
        }
    }

    public Set<Step> done() {
        return jdbi.withHandle(handle -> handle.createQuery(DONE)
                .map((row, _) -> {
                    var done = EnumSet.noneOf(Step.class);
                    for (var step : Step.values()) {
                        if (row.getBoolean(step.column)) {
                            done.add(step);
                        }
                    }
                    return done;
                })
                .one());
    }

    /** Whether nothing is left to do. */
    public static boolean isComplete(Set<Step> done) {
        return done.containsAll(Arrays.asList(Step.values()));
    }
}
