package org.spaarpunt.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one proxy wrote into the header {@code Forwarded} (RFC 7239): {@code for=192.0.2.7;proto=https;host=uitpas.example}.
 *
 * @param parameters by their lower-case names, without the quotes of their values; none if the element cannot be parsed
 */
record ForwardedElement(Map<String, String> parameters) {
    private static final ForwardedElement UNREADABLE = new ForwardedElement(Map.of());

    ForwardedElement {
        parameters = Map.copyOf(parameters);
    }

    /** The address from which the proxy received the request. */
    String from() {
        return parameters.getOrDefault("for", "");
    }

    String proto() {
        return parameters.getOrDefault("proto", "");
    }

    String host() {
        return parameters.getOrDefault("host", "");
    }

    /**
     * The elements of all lines, in the order sent. After a syntax error it is unclear where the next element begins,
     * so the rest of that line becomes one element without parameters.
     */
    static List<ForwardedElement> parse(List<String> lines) {
        List<ForwardedElement> elements = new ArrayList<>();
        for (String line : lines) {
            var reader = new Reader(line);
            while (reader.findElement()) {
                elements.add(reader.element());
            }
        }
        return elements;
    }

    /**
     * Reads one line from left to right. More lenient than the grammar about unquoted values, since addresses with
     * ports are sent so.
     */
    private static final class Reader {
        private static final String ENDS_VALUE = ",;\"= \t";

        private final String line;
        private int at;

        Reader(String line) {
            this.line = line;
        }

        /** Goes to the beginning of the next element, over empty ones; false at the end of the line. */
        boolean findElement() {
            while (skipSpace() && line.charAt(at) == ',') {
                at++;
            }
            return at < line.length();
        }

        ForwardedElement element() {
            Map<String, String> parameters = new HashMap<>();
            while (skipSpace() && line.charAt(at) != ',') {
                if (!takes(';') && !parameter(parameters)) {
                    at = line.length();
                    return UNREADABLE;
                }
            }
            return new ForwardedElement(parameters);
        }

        /** Whether there was a well-formed parameter here that the element did not have before. */
        private boolean parameter(Map<String, String> parameters) {
            String name = word();
            if (name.isEmpty() || !takes('=')) {
                return false;
            }
            Optional<String> value = takes('"') ? untilQuote() : Optional.of(word());
            boolean ends = !skipSpace() || line.charAt(at) == ';' || line.charAt(at) == ',';
            return ends
                    && value.isPresent()
                    && parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value.get()) == null;
        }

        private String word() {
            int start = at;
            while (at < line.length() && ENDS_VALUE.indexOf(line.charAt(at)) < 0) {
                at++;
            }
            return line.substring(start, at);
        }

        /** The rest of a quoted value, in which a backslash escapes the next character; empty if it never ends. */
        private Optional<String> untilQuote() {
            var value = new StringBuilder();
            while (at < line.length()) {
                if (takes('"')) {
                    return Optional.of(value.toString());
                }
                at += line.charAt(at) == '\\' ? 1 : 0;
                value.append(at < line.length() ? line.charAt(at) : "");
                at++;
            }
            return Optional.empty();
        }

        private boolean takes(char expected) {
            boolean there = at < line.length() && line.charAt(at) == expected;
            at += there ? 1 : 0;
            return there;
        }

        private boolean skipSpace() {
            while (at < line.length() && isSpace(line.charAt(at))) {
                at++;
            }
            return at < line.length();
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\t';
        }
    }
}
