package org.spaarpunt.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.api3.Visit;
import org.spaarpunt.exports.Exports;
import org.spaarpunt.exports.PersonalData;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.identity.StoredSecrets;
import org.spaarpunt.imports.Imports;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.testing.TestClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation with the demo data, and the command as somebody types it there. */
final class TestInstallation implements Installation, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final DemoDatabase database = DemoDatabase.open();
    private final SecureRandom random = new SecureRandom();
    private final SecretBox box = new SecretBox(RunningServer.KEYS, random);
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
        var isOfAdmin = !first.equals("import") && !first.equals("export");
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
            public Administration administration() {
                return Administration.with(new Administration.Tools(
                        database.jdbi(), box, random, new TestClock(RunningServer.START), () -> {}));
            }

            @Override
            public Imports imports() {
                return importsHere();
            }

            @Override
            public Exports exports() {
                return new Exports(database.jdbi(), new TestClock(RunningServer.START));
            }

            @Override
            public PersonalData personalData() {
                return personalDataHere();
            }

            @Override
            public int reseal() {
                return new StoredSecrets(database.jdbi(), box).reseal();
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

    private Imports importsHere() {
        return new Imports(
                database.jdbi(),
                new TestClock(RunningServer.START),
                key -> ConsumerRegister.secretOfNobody(box, random, key));
    }

    private PersonalData personalDataHere() {
        var clock = new TestClock(RunningServer.START);
        return new PersonalData(
                database.jdbi(),
                PassholderFeature.of(database.jdbi(), box, random, clock).people(),
                clock);
    }

    @Override
    public void close() {
        database.close();
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
