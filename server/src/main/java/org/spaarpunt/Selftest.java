package org.spaarpunt;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.spaarpunt.SelftestReport.StepFailed;
import org.spaarpunt.SelftestReport.WrongResult;
import org.spaarpunt.build.BuildInfo;
import org.spaarpunt.checkins.StoredCheckins;
import org.spaarpunt.cli.CallArguments;
import org.spaarpunt.cli.CallServer;
import org.spaarpunt.cli.CallSigner;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.ScratchSchema;

/**
 * Proves an installation: starts a server on tables of its own in the database of the installation, checks a passholder
 * in by a signed request, and reads the rows over a second connection.
 */
final class Selftest {
    private static final Parameters CHECK_IN = new Parameters(List.of(
            new Parameter("cdbid", "a89a2707-a35e-48da-aeda-307f857b93c0"),
            new Parameter("uitpasNumber", "0987654321113")));

    /** What the passholder has in the demo data, with the point of the first check-in. */
    private static final int TOTAL_AFTER = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Machine machine;
    private final CallSigner signer;
    private final SelftestReport report;

    Selftest(Machine machine, CallSigner signer, SelftestReport report) {
        this.machine = machine;
        this.signer = signer;
        this.report = report;
    }

    /** Whether every step succeeded; each has been printed. */
    boolean passes(Settings settings) {
        try {
            report.step("program", BuildInfo::ofThisProgram, BuildInfo::text);
            installation(settings);
            report.line("Passed.");
            return true;
        } catch (StepFailed printed) {
            report.line("Not passed.");
            return false;
        }
    }

    private void installation(Settings settings) {
        var place = report.step("database", () -> SelftestPlace.of(settings, machine.random()), SelftestPlace::name);
        try {
            report.step("durability", () -> durability(place), found -> found);
            server(place);
        } finally {
            report.step(
                    "clean up",
                    () -> {
                        place.close();
                        return ScratchSchema.NAME;
                    },
                    schema -> "the schema " + schema + " is gone");
        }
    }

    private void server(SelftestPlace place) {
        var server = report.step(
                "server",
                () -> ServerProcess.selftest(place.tables().address(), machine),
                started -> started.address());
        try (server;
                var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var at = CallServer.at(server.address());
            report.step("readiness", () -> ready(client, at), found -> found);
            report.step("forged request", () -> forged(client, at), found -> found);
            report.step("signed request", () -> granted(client, at), found -> found);
            report.step("durable row", () -> row(place), found -> found);
            report.step("the same again", () -> refused(client, at), found -> found);
            report.step("still one row", () -> row(place), found -> found);
        }
    }

    private static String durability(SelftestPlace place) throws WrongResult {
        var weakness = place.tables().weakness();
        if (weakness.isPresent()) {
            throw new WrongResult("The database may lose what it acknowledged: " + weakness.get() + ".");
        }
        return "the database flushes what it acknowledges";
    }

    /** The answer of a server that has just made a durable change. */
    private static String ready(HttpClient client, CallServer at)
            throws IOException, InterruptedException, WrongResult {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(at.at() + "/health/ready"))
                        .timeout(PATIENCE)
                        .build(),
                BodyHandlers.ofString());
        return expect(answer, 200, "", "/health/ready answers 200");
    }

    private String forged(HttpClient client, CallServer at) throws IOException, InterruptedException, WrongResult {
        var real = DemoProfile.COUNTER.keys();
        var wrong = new Keys(real.consumerKey(), "not-the-secret", real.token(), real.tokenSecret());
        return expect(checkIn(client, at, wrong), 401, "", "refused with 401");
    }

    private String granted(HttpClient client, CallServer at) throws IOException, InterruptedException, WrongResult {
        var answer = checkIn(client, at, DemoProfile.COUNTER.keys());
        return expect(answer, 200, "<points>" + TOTAL_AFTER + "</points>", "a point");
    }

    private String refused(HttpClient client, CallServer at) throws IOException, InterruptedException, WrongResult {
        var answer = checkIn(client, at, DemoProfile.COUNTER.keys());
        return expect(answer, answer.statusCode(), "MAXIMUM_REACHED", "refused, MAXIMUM_REACHED");
    }

    private HttpResponse<String> checkIn(HttpClient client, CallServer at, Keys keys)
            throws IOException, InterruptedException {
        var call = CallArguments.of(keys, at, "POST", "uitpas/passholder/checkin", CHECK_IN);
        return client.send(signer.sign(call), BodyHandlers.ofString());
    }

    private static String expect(HttpResponse<String> answer, int status, String text, String told) throws WrongResult {
        if (answer.statusCode() != status || !answer.body().contains(text)) {
            throw new WrongResult("answered " + answer.statusCode() + " " + answer.body());
        }
        return told;
    }

    /** One check-in with its transfer and its balance, as another connection sees them. */
    private static String row(SelftestPlace place) throws WrongResult {
        var stored = StoredCheckins.of(
                DemoProfile.COUNTER.keys().consumerKey(),
                TOTAL_AFTER,
                place.tables().jdbi());
        if (!stored.isOne()) {
            throw new WrongResult("The database has " + stored + ".");
        }
        return "one check-in, one transfer, a balance of " + TOTAL_AFTER;
    }
}
