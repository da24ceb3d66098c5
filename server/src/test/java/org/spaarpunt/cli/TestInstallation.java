package org.spaarpunt.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.administration.Resealing;
import org.spaarpunt.api3.Visit;
import org.spaarpunt.backups.Backups;
import org.spaarpunt.wiring.Features;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation with the demo data, and the command as somebody types it there. */
final class TestInstallation implements Installation, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final DemoDatabase database = DemoDatabase.open();
    private int visits;

    /** What a command printed, and how it ended. */
    record Printed(int status, String out, String err) {
        JsonNode json() {
            return JSON.readTree(out);
        }
    }

    Printed run(String... words) {
        return run(this, words);
    }

    static Printed run(Installation installation, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var commands = new Commands(printing(out), printing(err), "Spaarpunt", _ -> Optional.empty())
                .onInstallation(installation, new SecureRandom(), Progress.silent());
        var first = words.length == 0 ? "" : words[0];
        var isOfAdmin = !first.equals("import")
                && !first.equals("export")
                && !List.of(words).containsAll(List.of("audit", "verify"))
                && !List.of(words).containsAll(List.of("audit", "export"));
        int status = commands.run(Stream.concat(isOfAdmin ? Stream.of("admin") : Stream.empty(), Stream.of(words))
                .toList());
        return new Printed(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** How often somebody entered. */
    int visits() {
        return visits;
    }

    @Override
    public Visit enter() {
        visits++;
        return new Visit() {
            @Override
            public Optional<Backups> backups() {
                return Optional.empty();
            }

            @Override
            public Features features() {
                return database.features();
            }

            @Override
            public int reseal() {
                return Resealing.of(features().core().jdbi(), features().core().box())
                        .reseal();
            }

            @Override
            public URI address() {
                return URI.create("https://punten.example");
            }

            @Override
            public void close() {
                // The database is for all tests of a class.
            }
        };
    }

    @Override
    public void close() {
        database.close();
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
