package org.spaarpunt.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * A multipart form (RFC 7578), as sent by requests with a file.
 *
 * @param fields the text parts
 * @param upload the file part
 */
public record Multipart(Parameters fields, Optional<Upload> upload) {
    private static final String TYPE = "multipart/form-data";

    /** More than any call reads. */
    private static final int MAX_PARTS = 20;

    /** RFC 2046, section 5.1.1; only the characters that clients use. */
    private static final Pattern BOUNDARY =
            Pattern.compile(".*;\\s*boundary=\"?([0-9A-Za-z'()+_,./:=?-]{1,70})\"?\\s*(?:;.*)?");

    private static final Pattern NAME = Pattern.compile(
            "(?:^|.*\\r\\n)content-disposition:\\s*form-data\\s*;(?:[^\\r\\n]*;)?\\s*name=\"([^\"\\r\\n]*)\".*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String LINE = "\r\n";
    private static final String END_OF_HEADERS = "\r\n\r\n";

    @SuppressWarnings("ArrayRecordComponent") // Parts are never compared.
    private record Part(String name, byte[] content) {}

    /** Whether a body of this type is a multipart form. */
    public static boolean isMeant(String contentType) {
        return contentType.regionMatches(true, 0, TYPE, 0, TYPE.length());
    }

    /**
     * Reads a whole form.
     *
     * @param upload the name of the part that is a file, whether or not the part is marked as one
     * @return empty if it is malformed, or a text is not UTF-8
     */
    public static Optional<Multipart> read(String contentType, byte[] body, String upload) {
        var boundary = BOUNDARY.matcher(contentType);
        return boundary.matches()
                ? parts(new String(body, StandardCharsets.ISO_8859_1), "--" + boundary.group(1))
                        .flatMap(parts -> of(parts, upload))
                : Optional.empty();
    }

    private static Optional<Multipart> of(List<Part> parts, String upload) {
        var fields = new ArrayList<Parameter>();
        Optional<Upload> file = Optional.empty();
        for (var part : parts) {
            if (!part.name().equals(upload)) {
                var text = text(part.content());
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                fields.add(new Parameter(part.name(), text.get()));
            } else if (file.isPresent()) {
                return Optional.empty();
            } else {
                file = Optional.of(new Upload(part.content()));
            }
        }
        return Optional.of(new Multipart(new Parameters(fields), file));
    }

    /** Each character of the text stands for one byte of the body. */
    private static Optional<List<Part>> parts(String text, String delimiter) {
        var parts = new ArrayList<Part>();
        int at = text.startsWith(delimiter) ? 0 : text.indexOf(LINE + delimiter) + LINE.length();
        if (!text.startsWith(delimiter, at)) {
            return Optional.empty();
        }
        while (!text.startsWith("--", at + delimiter.length())) {
            int headers = at + delimiter.length();
            int content = text.indexOf(END_OF_HEADERS, headers);
            int end = text.indexOf(LINE + delimiter, content);
            if (!text.startsWith(LINE, headers)
                    || content < headers + LINE.length()
                    || end < content + END_OF_HEADERS.length()) {
                return Optional.empty();
            }
            var name = NAME.matcher(text.substring(headers + LINE.length(), content));
            if (!name.matches() || parts.size() == MAX_PARTS) {
                return Optional.empty();
            }
            var bytes = text.substring(content + END_OF_HEADERS.length(), end);
            parts.add(new Part(name.group(1), bytes.getBytes(StandardCharsets.ISO_8859_1)));
            at = end + LINE.length();
        }
        return Optional.of(parts);
    }

    private static Optional<String> text(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
