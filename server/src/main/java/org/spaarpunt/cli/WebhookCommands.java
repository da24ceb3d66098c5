package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.acts.Listing;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.counters.CounterRegister;
import org.spaarpunt.webhooks.EndpointList;
import org.spaarpunt.webhooks.EndpointList.Row;
import org.spaarpunt.webhooks.EndpointRegister.Draft;
import org.spaarpunt.webhooks.EndpointRegister.Owner;
import org.spaarpunt.webhooks.EventKind;
import org.spaarpunt.webhooks.WebhookFeature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin webhook …}. */
@Command(name = "webhook", description = "Addresses to which check-ins and redemptions are reported.")
final class WebhookCommands {
    private final CommandRunner runner;

    /** A line of the list; receivers put secrets in paths, so it has the host alone. */
    private record Line(
            String id,
            String counter,
            String host,
            String description,
            String state,
            Optional<Instant> failingSince,
            long waiting,
            Optional<Instant> due) {
        static Line of(Row row) {
            var endpoint = row.endpoint();
            return new Line(
                    endpoint.id(),
                    row.counterKey(),
                    URI.create(endpoint.address()).getHost(),
                    endpoint.description(),
                    endpoint.state().name(),
                    endpoint.failingSince(),
                    row.waiting(),
                    row.due());
        }
    }

    private record Shown(
            String id,
            String counter,
            String counterName,
            Optional<String> application,
            String address,
            String description,
            List<String> events,
            String state,
            Optional<Instant> failingSince,
            long waiting,
            Optional<Instant> due,
            Instant createdAt) {
        static Shown of(Row row) {
            var endpoint = row.endpoint();
            return new Shown(
                    endpoint.id(),
                    row.counterKey(),
                    row.counterName(),
                    endpoint.application(),
                    endpoint.address(),
                    endpoint.description(),
                    EventKind.names(endpoint.kinds()),
                    endpoint.state().name(),
                    endpoint.failingSince(),
                    row.waiting(),
                    row.due(),
                    endpoint.createdAt());
        }
    }

    WebhookCommands(CommandRunner runner) {
        this.runner = runner;
    }

    @Command(
            name = "list",
            description = "Lists the webhooks of all counters, those that were switched off for their failures first.")
    int list(
            @Option(
                            names = "--search",
                            defaultValue = "",
                            paramLabel = "TEXT",
                            description = "A part of the counter's name, the description or the address.")
                    String search) {
        var wanted = new PageQuery<>(search, EndpointList.Order.STATE, false, 1, Listing.MAX_LIMIT);
        return runner.showOf(features -> runner.report()
                .many(features.webhooks().list().part(wanted).rows().stream()
                        .map(Line::of)
                        .toList()));
    }

    @Command(name = "show", description = "Shows a webhook.")
    int show(@Parameters(paramLabel = "ID") String id) {
        return runner.actOn(
                features -> features.webhooks()
                        .list()
                        .find(id)
                        .<Outcome<Row>>map(Outcome.Done::new)
                        .orElseGet(() -> new Outcome.Unknown<>(Subject.WEBHOOK, id)),
                (_, row) -> runner.report().one(Shown.of(row)));
    }

    @Command(
            name = "add",
            description = {"Adds a webhook to a counter.", "The secret that signs its messages is printed this once."})
    int add(
            @Parameters(paramLabel = "KEY", description = "The counter.") String counter,
            @Parameters(paramLabel = "URL", description = "An address of https on the internet.") String address,
            @Option(
                            names = "--event",
                            required = true,
                            paramLabel = "TYPE",
                            description = "What is reported, such as checkin.granted; may be given several times.")
                    List<String> events,
            @Option(names = "--description", paramLabel = "TEXT") @Nullable String description) {
        var kinds = new LinkedHashSet<EventKind>();
        for (var event : events) {
            var kind = EventKind.named(event);
            if (kind.isEmpty()) {
                return runner.failed("There is no event " + event + ". There are: "
                        + String.join(", ", EventKind.names(Set.of(EventKind.values()))) + ".");
            }
            kinds.add(kind.get());
        }
        var draft = new Draft(address, Optional.ofNullable(description).orElse(""), kinds);
        return runner.actOn(
                features -> features.core()
                        .jdbi()
                        .withHandle(handle -> CounterRegister.id(handle, counter))
                        .map(id -> features.webhooks()
                                .endpoints()
                                .create(
                                        ACTOR,
                                        new Owner(id, counter, Optional.empty()),
                                        Optional.empty(),
                                        draft,
                                        Once.everyTime()))
                        .orElseGet(() -> CounterRegister.unknown(counter)),
                (_, made) -> runner.tell("id", made, false));
    }

    @Command(name = "enable", description = "Switches a webhook on again, whatever it was off for.")
    int enable(@Parameters(paramLabel = "ID") String id) {
        return act(id, (webhooks, row) -> webhooks.endpoints().switchOn(ACTOR, row.owner(), id));
    }

    @Command(name = "remove", description = "Removes a webhook with the log of what was sent.")
    int remove(@Parameters(paramLabel = "ID") String id) {
        return act(id, (webhooks, row) -> webhooks.endpoints().remove(ACTOR, row.owner(), id));
    }

    private int act(String id, BiFunction<WebhookFeature, Row, Outcome<Nothing>> act) {
        return runner.actOn(
                features -> {
                    var webhooks = features.webhooks();
                    return webhooks.list()
                            .find(id)
                            .map(row -> act.apply(webhooks, row))
                            .orElseGet(() -> new Outcome.Unknown<>(Subject.WEBHOOK, id));
                },
                (_, _) -> runner.report().say("Done."));
    }
}
