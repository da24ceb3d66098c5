package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.counters.CounterRegister;
import org.spaarpunt.counters.CounterRegister.Created;
import org.spaarpunt.counters.CounterRegister.NewCounter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin counter …}. */
@Command(name = "counter", description = "Where people check in, and the groups that say what may be done there.")
final class CounterCommands {
    private final CommandRunner runner;

    CounterCommands(CommandRunner runner) {
        this.runner = runner;
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
        return runner.act(admin -> admin.counters().create(ACTOR, counter), (_, made) -> tell(made));
    }

    @Command(name = "list", description = "Lists counters in the order of their keys.")
    int list(@Mixin ListOptions options) {
        return runner.show(admin -> runner.report().many(admin.counters().list(options.listing())));
    }

    @Command(name = "show", description = "Shows a counter with its description, groups and employees.")
    int show(@Parameters(paramLabel = "KEY") String key) {
        return runner.act(
                admin -> found(admin, key), (_, shown) -> runner.report().one(shown));
    }

    @Command(
            name = "describe",
            description = {
                "Sets the address and contact of a counter, by which people find it.",
                "Fields that are not given stay as they are, and an empty text clears one."
            })
    int describe(@Parameters(paramLabel = "KEY") String key, @Mixin DescriptionOptions typed) {
        return runner.act(admin -> admin.counters()
                .description(key)
                .map(stored -> admin.counters().describe(ACTOR, key, typed.over(stored)))
                .orElseGet(() -> new Outcome.Unknown<>(Subject.COUNTER, key)));
    }

    @Command(
            name = "group",
            description = "Puts a counter in a permission group, for one card system; or takes it out.")
    int group(
            @Parameters(paramLabel = "KEY") String key,
            @Parameters(paramLabel = "GROUP", description = "See: spaarpunt admin group list") String group,
            @Option(names = "--card-system", required = true, paramLabel = "NUMBER") long cardSystem,
            @Option(names = "--out", description = "Take it out.") boolean out) {
        return runner.act(admin -> out
                ? admin.counters().takeOut(ACTOR, key, cardSystem, group)
                : admin.counters().put(ACTOR, key, cardSystem, group));
    }

    private void tell(Created made) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("key", made.key());
        made.secret().ifPresent(secret -> fields.put("secret", secret.secret()));
        fields.put("organisation", made.organisation());
        runner.report().one(fields);
        made.secret().ifPresent(_ -> runner.report().say("The secret is shown this once."));
    }

    /** All that is stored about a counter. */
    private static Outcome<Map<String, Object>> found(Administration admin, String key) {
        return admin.counters()
                .find(key)
                .<Outcome<Map<String, Object>>>map(counter -> new Outcome.Done<>(fields(admin, counter)))
                .orElseGet(() -> new Outcome.Unknown<>(Subject.COUNTER, key));
    }

    private static Map<String, Object> fields(Administration admin, CounterRegister.Details counter) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("key", counter.key());
        fields.put("name", counter.name());
        fields.put("organisation", counter.organisation());
        fields.put("organisationName", counter.organisationName());
        admin.counters()
                .description(counter.key())
                .map(DescriptionOptions::named)
                .ifPresent(fields::putAll);
        fields.put("groups", admin.counters().groups(counter.key()));
        fields.put("employees", admin.employees().list(counter.key()));
        return fields;
    }
}
