package org.spaarpunt.cli;

import static org.spaarpunt.cli.Desk.ACTOR;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.administration.Counters.Created;
import org.spaarpunt.administration.Counters.Membership;
import org.spaarpunt.administration.Counters.NewCounter;
import org.spaarpunt.administration.Employees;
import org.spaarpunt.administration.Listing;
import org.spaarpunt.administration.Outcome;
import org.spaarpunt.administration.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin counter …}. */
@Command(name = "counter", description = "Where people check in, and the groups that say what may be done there.")
final class CounterCommands {
    private final Desk desk;

    /** All there is about a counter. */
    record Shown(
            String key,
            String name,
            String organisation,
            String organisationName,
            List<Membership> groups,
            List<Employees.Details> employees) {}

    CounterCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "create",
            description = {
                "Makes a counter.",
                "Without --consumer a consumer is made for it, whose secret is printed this once."
            })
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME") String name,
            @Option(names = "--consumer", paramLabel = "KEY", description = "A consumer that exists.") @Nullable
                    String consumer,
            @Option(
                            names = "--organisation",
                            paramLabel = "ID",
                            description = "Its organisation, made if it is new (default: the counter's key).")
                    @Nullable
                    String organisation) {
        var counter = new NewCounter(name, Optional.ofNullable(consumer), Optional.ofNullable(organisation));
        return desk.act(admin -> admin.counters().create(ACTOR, counter), (_, made) -> tell(made));
    }

    @Command(name = "list", description = "Lists counters in the order of their keys.")
    int list(
            @Option(names = "--search", defaultValue = "", paramLabel = "TEXT", description = "A part of their names.")
                    String search,
            @Option(
                            names = "--after",
                            defaultValue = "",
                            paramLabel = "KEY",
                            description = "Only those after this one.")
                    String after) {
        return desk.show(admin -> desk.report().many(admin.counters().list(Lists.of(search, after))));
    }

    @Command(name = "show", description = "Shows a counter with its groups and employees.")
    int show(@Parameters(paramLabel = "KEY") String key) {
        return desk.act(admin -> found(admin, key), (_, shown) -> desk.report().one(shown));
    }

    @Command(
            name = "group",
            description = "Puts a counter in a permission group, for one card system; or takes it out.")
    int group(
            @Parameters(paramLabel = "KEY") String key,
            @Parameters(paramLabel = "GROUP", description = "See: spaarpunt admin group list") String group,
            @Option(names = "--card-system", required = true, paramLabel = "NUMBER") long cardSystem,
            @Option(names = "--out", description = "Take it out.") boolean out) {
        return desk.act(admin -> out
                ? admin.counters().takeOut(ACTOR, key, cardSystem, group)
                : admin.counters().put(ACTOR, key, cardSystem, group));
    }

    private void tell(Created made) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("key", made.key());
        made.secret().ifPresent(secret -> fields.put("secret", secret.secret()));
        fields.put("organisation", made.organisation());
        desk.report().one(fields);
        made.secret().ifPresent(_ -> desk.report().say("The secret is shown this once."));
    }

    private static Outcome<Shown> found(Administration admin, String key) {
        return admin.counters().list(new Listing(key, "", Listing.MAX_LIMIT)).stream()
                .filter(counter -> counter.key().equals(key))
                .findFirst()
                .<Outcome<Shown>>map(counter -> new Outcome.Done<>(new Shown(
                        key,
                        counter.name(),
                        counter.organisation(),
                        counter.organisationName(),
                        admin.counters().groups(key),
                        admin.employees().list(key))))
                .orElseGet(() -> new Outcome.Unknown<>(Subject.COUNTER, key));
    }
}
