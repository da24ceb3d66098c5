package org.spaarpunt.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.http.Header;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code spaarpunt call}: signs one request, sends it, and prints the status and the body, or writes the body to a
 * file.
 */
@Command(
        name = "call",
        description = {
            "Signs one request, sends it, and prints the status and the body of its answer.",
            "Signed with the keys of the demo, of the options, or of the environment:"
                    + " SPAARPUNT_CALL_CONSUMER and SPAARPUNT_CALL_TOKEN, written as the options are.",
            "Sent to the server of the settings, unless --url or SPAARPUNT_CALL_URL names another.",
            "Exit status: 0 an answer with a status of 2xx, 1 another answer or none, 2 not understood."
        })
public final class CallCommand implements Callable<Integer> {
    static final String SERVER_VARIABLE = "SPAARPUNT_CALL_URL";

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final CallSigner signer;
    private final Supplier<CallServer> ownServer;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    final HelpOption help = new HelpOption();

    @Option(
            names = "--as",
            paramLabel = "PROFILE",
            description = "The keys of the demo: ${COMPLETION-CANDIDATES}. Default: counter.",
            completionCandidates = Profiles.class)
    private @Nullable String profile;

    @Option(names = "--consumer", paramLabel = "KEY:SECRET", description = "The application that calls.")
    private @Nullable String consumer;

    @Option(names = "--token", paramLabel = "TOKEN:SECRET", description = "The user for whom it calls.")
    private @Nullable String token;

    @Option(names = "--url", paramLabel = "SERVER", description = "Such as https://uitpas.example.")
    private @Nullable String url;

    @Option(
            names = "--header",
            paramLabel = "NAME:VALUE",
            description = "An extra header, such as Accept-Language:fr; may be repeated.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "KEY=FILE",
            description = "A file, such as a photograph, sent with the parameters as multipart/form-data.")
    private @Nullable String file;

    @Option(names = "--output", paramLabel = "FILE", description = "Receives the body of a 2xx answer, such as a PDF.")
    private @Nullable Path output;

    @Option(
            names = "--print-curl",
            description =
                    "Prints the signed request as a command for curl, and sends nothing. The server accepts it once, for 5 minutes.")
    private boolean printCurl;

    @CommandLine.Parameters(index = "0", paramLabel = "METHOD", description = "Such as GET or POST.")
    private String method = "";

    @CommandLine.Parameters(
            index = "1",
            paramLabel = "PATH",
            description = "Below /uitid/rest/, or from the server's root when it begins with a slash.")
    private String path = "";

    @CommandLine.Parameters(index = "2..*", paramLabel = "KEY=VALUE", description = "The request's parameters.")
    private List<String> parameters = new ArrayList<>();

    /** The names that {@code --as} takes. */
    static final class Profiles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(DemoProfile.values()).map(DemoProfile::typedName).iterator();
        }
    }

    /**
     * A command whose arguments are not parsed yet.
     *
     * @param environment may hold keys and the server's address
     * @param ownServer of the settings, used when no other is named
     */
    public CallCommand(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            CallSigner signer,
            Supplier<CallServer> ownServer) {
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
        this.signer = signer;
        this.ownServer = ownServer;
    }

    @Override
    public Integer call() throws InterruptedException {
        var call = understood(this::arguments);
        var request = understood(() -> signer.sign(call));
        if (printCurl) {
            out.println(CurlCommand.of(request, call, Optional.ofNullable(file)));
            return CommandRunner.DONE;
        }
        try (var client =
                HttpClient.newBuilder().connectTimeout(CallSigner.TIMEOUT).build()) {
            return told(client.send(request, BodyHandlers.ofByteArray()), call);
        } catch (IOException unanswered) {
            err.println("spaarpunt: " + sentence(unanswered, call));
            return CommandRunner.NOT_DONE;
        }
    }

    /**
     * The call that the arguments describe.
     *
     * @throws IllegalArgumentException with a sentence for the user of the command
     */
    CallArguments arguments() {
        var keys = new CallKeys(environment);
        Optional.ofNullable(profile).ifPresent(keys::as);
        Optional.ofNullable(consumer).ifPresent(keys::consumer);
        Optional.ofNullable(token).ifPresent(keys::token);
        var sent =
                new Parameters(parameters.stream().map(CallCommand::parameter).toList());
        return CallArguments.of(keys.keys(), server(), method, path, sent)
                .with(
                        headers.stream().map(CallCommand::header).toList(),
                        Optional.ofNullable(file).map(SentFile::parse),
                        Optional.ofNullable(output));
    }

    private CallServer server() {
        return Optional.ofNullable(url)
                .or(() -> Optional.ofNullable(environment.get(SERVER_VARIABLE)).filter(text -> !text.isBlank()))
                .map(CallServer::at)
                .orElseGet(ownServer);
    }

    private <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException misused) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), String.valueOf(misused.getMessage()), misused);
        }
    }

    private int told(HttpResponse<byte[]> answer, CallArguments call) {
        boolean good = answer.statusCode() / 100 == 2;
        out.println("HTTP " + answer.statusCode());
        if (good && call.output().isPresent()) {
            try {
                Files.write(call.output().get(), answer.body());
            } catch (IOException failed) {
                err.println("spaarpunt: The file " + call.output().get() + " cannot be written: " + failed);
                return CommandRunner.NOT_DONE;
            }
        } else if (answer.body().length > 0) {
            out.writeBytes(answer.body());
            out.println();
        }
        return good ? CommandRunner.DONE : CommandRunner.NOT_DONE;
    }

    private static String sentence(IOException unanswered, CallArguments call) {
        var server = call.address().getScheme() + "://" + call.address().getRawAuthority();
        return switch (unanswered) {
            case ConnectException refused
            when refused.getCause() != null && refused.getCause().getCause() instanceof UnresolvedAddressException ->
                "The host of " + server + " is not known.";
            case ConnectException _ ->
                "No server answers at " + server + ". Start it, or name another by --url or " + SERVER_VARIABLE + ".";
            case HttpTimeoutException _ ->
                server + " did not answer within " + CallSigner.TIMEOUT.toSeconds() + " seconds.";
            case SSLException distrusted -> "No secure connection with " + server + ": " + distrusted.getMessage();
            default -> "No answer from " + server + ": " + unanswered.getMessage();
        };
    }

    private static Header header(String typed) {
        int colon = typed.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("A header looks like Accept-Language: fr");
        }
        return new Header(typed.substring(0, colon), typed.substring(colon + 1).strip());
    }

    private static Parameter parameter(String typed) {
        int equals = typed.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("A parameter looks like cdbid=demo-today, not " + typed);
        }
        return new Parameter(typed.substring(0, equals), typed.substring(equals + 1));
    }
}
