package org.spaarpunt.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.http.Header;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * What {@code spaarpunt call} was asked to do.
 *
 * @param file what to send in a form of parts, together with the parameters; absent: they are sent alone
 * @param output where the body of a good answer goes; absent: it is printed
 */
public record CallArguments(
        Keys keys,
        String method,
        URI address,
        Parameters parameters,
        List<Header> headers,
        Optional<SentFile> file,
        Optional<Path> output) {
    private static final String DEFAULT_SERVER = "http://127.0.0.1:8080";
    private static final String SERVER_VARIABLE = "SPAARPUNT_CALL_URL";
    private static final String PREFIX = "/uitid/rest/";

    public static final String USAGE = """
            usage: spaarpunt call [KEYS] [--url SERVER] [--header NAME:VALUE] [--file KEY=FILE] [--output FILE] METHOD PATH [KEY=VALUE ...]
              KEYS     --as PROFILE of the demo: %s (default: %s);
                       or --consumer KEY:SECRET [--token TOKEN:SECRET],
                       or the same in the environment as %s and %s
              FILE     of --file is sent in a form of parts, such as a photograph; that of --output takes the body of a
                       good answer, such as a PDF
              SERVER   else that of the environment as %s, else %s
              PATH     below %s, or from the server's root when it begins with a slash""".formatted(
                    Stream.of(DemoProfile.values()).map(DemoProfile::typedName).collect(Collectors.joining(", ")),
                    DemoProfile.COUNTER.typedName(),
                    CallKeys.CONSUMER_VARIABLE,
                    CallKeys.TOKEN_VARIABLE,
                    SERVER_VARIABLE,
                    DEFAULT_SERVER,
                    PREFIX);

    public CallArguments {
        headers = List.copyOf(headers);
    }

    /** Reads the words after {@code call} without an environment. */
    public static CallArguments parse(List<String> words) {
        return parse(words, Map.of());
    }

    /**
     * Reads the words after {@code call}.
     *
     * @param environment may hold the keys
     * @throws IllegalArgumentException with a sentence for whoever typed them
     */
    public static CallArguments parse(List<String> words, Map<String, String> environment) {
        var rest = new ArrayDeque<>(words);
        var keys = new CallKeys(environment);
        var server = environment.getOrDefault(SERVER_VARIABLE, DEFAULT_SERVER);
        var headers = new ArrayList<Header>();
        Optional<SentFile> file = Optional.empty();
        Optional<Path> output = Optional.empty();
        while (!rest.isEmpty() && rest.peek().startsWith("--")) {
            var option = rest.poll();
            var value = next(rest, "a value after " + option);
            switch (option) {
                case "--as" -> keys.as(value);
                case "--consumer" -> keys.consumer(value);
                case "--token" -> keys.token(value);
                case "--url" -> server = value;
                case "--header" -> headers.add(header(value));
                case "--file" -> file = Optional.of(SentFile.parse(value));
                case "--output" -> output = Optional.of(Path.of(value));
                default -> throw new IllegalArgumentException("There is no option " + option);
            }
        }
        var method = next(rest, "a method, such as POST").toUpperCase(Locale.ROOT);
        var address = address(server, next(rest, "a path, such as uitpas/passholder/checkin"));
        if (file.isPresent() && method.equals("GET")) {
            throw new IllegalArgumentException("A file is sent with POST");
        }
        var parameters = rest.stream().map(CallArguments::parameter).toList();
        return new CallArguments(keys.keys(), method, address, new Parameters(parameters), headers, file, output);
    }

    private static String next(Deque<String> words, String expected) {
        var word = words.poll();
        if (word == null) {
            throw new IllegalArgumentException("Missing: " + expected);
        }
        return word;
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

    /** The documentation writes {@code /uitpas/…} for what stands below the prefix, so that is read so too. */
    private static URI address(String server, String path) {
        boolean fromRoot = path.startsWith("/") && !path.startsWith("/uitpas/");
        var root = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        return URI.create(root + (fromRoot ? path : PREFIX + (path.startsWith("/") ? path.substring(1) : path)));
    }
}
