package org.spaarpunt.tracing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Headers in a file, each on a line: {@code Authorization: Bearer …}. Empty lines and those that begin with # are none. */
final class HeadersFile {
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([\\x20-\\x7e]+)");

    private HeadersFile() {}

    /** @throws UnusableHeadersException where there is no such file, or not only headers in it */
    static Map<String, String> read(Path file) {
        var headers = new LinkedHashMap<String, String>();
        int number = 0;
        for (var line : lines(file).lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var header = HEADER.matcher(line);
            if (!header.matches()) {
                // The line itself is a secret.
                throw new UnusableHeadersException("The file " + file + " of otlp-headers-file cannot be used: line "
                        + number + " is no header, such as Authorization: Bearer …");
            }
            headers.put(header.group(1), header.group(2).strip());
        }
        return headers;
    }

    private static String lines(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UnusableHeadersException("The file " + file + " of otlp-headers-file cannot be read", unreadable);
        }
    }
}
