package org.spaarpunt.web.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * A form with a file (RFC 7578), of which the file comes last: browsers send fields in the order of the page. Only the
 * fields before the file are read at once, so that a request is admitted before its file is read.
 *
 * @param fields before the file
 * @param file empty if the form has none
 */
record FileForm(Parameters fields, Optional<SentFile> file) {
    private static final int MAX_FIELDS = 50;
    private static final int MAX_FIELD_BYTES = 64 * 1024;
    private static final int MAX_HEADER_BYTES = 8 * 1024;

    /** RFC 2046, section 5.1.1. */
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)multipart/form-data\\s*;(?:.*;)?\\s*boundary=\"?([0-9A-Za-z'()+_,./:=? -]{1,70})\"?\\s*(?:;.*)?");

    private static final Pattern NAME = parameter("name");
    private static final Pattern FILE_NAME = parameter("filename");
    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

    private static Pattern parameter(String name) {
        return Pattern.compile(
                "(?im)^content-disposition:\\s*form-data\\s*;(?:[^\\r\\n]*;)?\\s*" + name + "=\"([^\"\\r\\n]*)\"");
    }

    /**
     * Reads the fields before the file.
     *
     * @return empty if the form is malformed
     */
    static Optional<FileForm> read(String contentType, InputStream body) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) {
            return Optional.empty();
        }
        try {
            return read(new DelimitedStream(body), ("\r\n--" + boundary.group(1)).getBytes(ISO_8859_1));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static Optional<FileForm> read(DelimitedStream body, byte[] delimiter) throws IOException {
        var fields = new ArrayList<Parameter>();
        // The first delimiter may come without the line break before it.
        body.prepend(new byte[] {'\r', '\n'});
        if (body.until(delimiter).readNBytes(MAX_HEADER_BYTES).length == MAX_HEADER_BYTES) {
            return Optional.empty();
        }
        while (fields.size() <= MAX_FIELDS) {
            var headers = new String(body.until(END_OF_HEADERS).readNBytes(MAX_HEADER_BYTES), UTF_8);
            if (headers.length() == MAX_HEADER_BYTES) {
                return Optional.empty();
            }
            if (headers.startsWith("--")) {
                return Optional.of(new FileForm(new Parameters(fields), Optional.empty()));
            }
            var name = NAME.matcher(headers);
            if (!headers.startsWith("\r\n") || !name.find()) {
                return Optional.empty();
            }
            var file = FILE_NAME.matcher(headers);
            var content = body.until(delimiter);
            if (file.find()) {
                return Optional.of(
                        new FileForm(new Parameters(fields), Optional.of(new SentFile(file.group(1), content))));
            }
            var value = content.readNBytes(MAX_FIELD_BYTES + 1);
            if (value.length > MAX_FIELD_BYTES) {
                return Optional.empty();
            }
            fields.add(new Parameter(name.group(1), new String(value, UTF_8)));
        }
        return Optional.empty();
    }
}
