package org.spaarpunt.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spaarpunt.identity.Parameters;

/**
 * A file that a call sends.
 *
 * @param key the name of its parameter
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
record SentFile(String key, String name, byte[] content) {
    /** @throws IllegalArgumentException with a sentence for the user of the command */
    static SentFile parse(String typed) {
        int equals = typed.indexOf('=');
        if (equals < 1 || equals == typed.length() - 1) {
            throw new IllegalArgumentException("A file looks like picture=photo.png, not " + typed);
        }
        var file = Path.of(typed.substring(equals + 1));
        try {
            return new SentFile(typed.substring(0, equals), file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("The file " + file + " cannot be read", unreadable);
        }
    }

    /** A multipart/form-data body (RFC 7578): the parameters, followed by the file. */
    byte[] form(Parameters parameters, String boundary) {
        var form = new ByteArrayOutputStream();
        for (var pair : parameters.pairs()) {
            write(form, part(boundary, pair.name()) + "\r\n\r\n" + pair.value() + "\r\n");
        }
        write(form, part(boundary, key) + "; filename=\"" + quoted(name) + "\"\r\n");
        write(form, "Content-Type: application/octet-stream\r\n\r\n");
        form.writeBytes(content);
        write(form, "\r\n--" + boundary + "--\r\n");
        return form.toByteArray();
    }

    private static String part(String boundary, String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(name) + "\"";
    }

    /** Escapes a name in quotation marks as browsers do. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static void write(ByteArrayOutputStream form, String text) {
        form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
