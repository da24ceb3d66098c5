package org.spaarpunt.cli;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spaarpunt.identity.Parameters.Parameter;

/** A signed request as a command for curl, on one line, which a shell of POSIX takes. */
final class CurlCommand {
    private static final String CONTENT_TYPE = "Content-Type";

    private CurlCommand() {}

    /**
     * Writes the command.
     *
     * @param request the call, signed
     * @param file as typed, such as {@code picture=photo.png}; curl reads it itself
     */
    static String of(HttpRequest request, CallArguments call, Optional<String> file) {
        var words = new ArrayList<String>(List.of("curl", "--silent", "--show-error"));
        if (!request.method().equals("GET")) {
            words.addAll(List.of("--request", request.method()));
        }
        request.headers().map().forEach((name, values) -> {
            // Of its own form curl writes the type itself, with the boundary that it chooses.
            if (!name.equalsIgnoreCase(CONTENT_TYPE)) {
                values.forEach(value -> words.addAll(List.of("--header", name + ": " + value)));
            }
        });
        if (file.isPresent()) {
            call.parameters().pairs().forEach(pair -> words.addAll(List.of("--form-string", text(pair))));
            words.addAll(List.of("--form", file.get().replaceFirst("=", "=@")));
        } else if (request.bodyPublisher()
                .filter(body -> body.contentLength() > 0)
                .isPresent()) {
            words.addAll(List.of("--data-raw", call.parameters().encoded()));
        }
        call.output().ifPresent(output -> words.addAll(List.of("--output", output.toString())));
        words.add(request.uri().toString());
        return words.stream().map(CurlCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String text(Parameter pair) {
        return pair.name() + "=" + pair.value();
    }

    /** A word as a shell reads it. */
    private static String quoted(String word) {
        return word.matches("[\\w./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
