package org.spaarpunt.api4.docs;

import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api4.docs.OperationText.Sample;
import org.spaarpunt.openapi.ApiDescription.Call;
import tools.jackson.databind.JsonNode;

/**
 * The request of an example.
 *
 * @param as its caller
 * @param path below the prefix, with its query
 * @param headers by name; a value that begins with {@code $} is a variable of the shell, as it is in the path
 * @param file the name of a file that is sent in a form
 */
public record SampleRequest(
        String method,
        String path,
        String as,
        Map<String, String> headers,
        Optional<String> body,
        Optional<String> file) {
    /** The address of the demo, in place of which each server shows its own. */
    private static final String SERVER = "http://127.0.0.1:8080/api4";

    public static SampleRequest of(Call call, Sample sample) {
        return new SampleRequest(
                call.method(),
                sample.path().isEmpty() ? call.path() : sample.path(),
                sample.as(),
                sample.headers(),
                sample.body().map(JsonNode::toString),
                sample.file());
    }

    /** As curl sends it. */
    String command() {
        var command = new StringBuilder("curl ");
        if (!method.equals("GET")) {
            command.append("-X ").append(method).append(' ');
        }
        command.append(quoted(SERVER + path));
        if (!as.equals("nobody")) {
            command.append(" \\\n  -H \"Authorization: Bearer $TOKEN\"");
        }
        headers.forEach((name, value) -> command.append(" \\\n  -H ").append(quoted(name + ": " + value)));
        body.ifPresent(text -> command.append(" \\\n  -H 'Content-Type: application/json' \\\n  -d '")
                .append(text.replace("'", "'\\''"))
                .append('\''));
        file.ifPresent(name -> command.append(" \\\n  -F 'file=@").append(name).append('\''));
        return command.toString();
    }

    /** The shell puts values in place of variables only between double quotes. */
    private static String quoted(String text) {
        var mark = text.contains("$") ? '"' : '\'';
        return mark + text + mark;
    }
}
