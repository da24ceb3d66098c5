package org.spaarpunt.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The header lines of a request that is not parsed yet: changed where its first line requires it, and otherwise as
 * sent. Lines that are not headers are kept, so that the parser refuses them.
 */
record HeadHeaders(List<String> lines) {
    private static final String LINE_BREAK = "\r\n";

    HeadHeaders {
        lines = List.copyOf(lines);
    }

    /** @param text each line with its line break */
    static HeadHeaders parse(String text) {
        return new HeadHeaders(text.isEmpty() ? List.of() : List.of(text.split(LINE_BREAK, 0)));
    }

    String text() {
        return lines.stream().map(line -> line + LINE_BREAK).collect(Collectors.joining());
    }

    boolean has(String name) {
        return lines.stream().anyMatch(named(name));
    }

    /**
     * Converted to the HTTP/1.1 headers with the same meaning. An expectation of 100 (Continue) is unknown to HTTP/1.0
     * and is ignored (RFC 9110 section 10.1.1).
     */
    HeadHeaders asOfVersion11(Supplier<String> ownAuthority) {
        String persistence = wantsToStay() ? "Connection: keep-alive" : "Connection: close";
        var changed = without("Connection").without("Expect").with(persistence);
        boolean namesNoHost = values("Host").allMatch(String::isEmpty);
        return namesNoHost ? changed.without("Host").with("Host: " + ownAuthority.get()) : changed;
    }

    /** With another host, if there is exactly one; a request with none or two is left to be refused. */
    HeadHeaders forHost(String authority) {
        return values("Host").count() == 1 ? without("Host").with("Host: " + authority) : this;
    }

    private boolean wantsToStay() {
        var options = values("Connection")
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(option -> option.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return options.contains("keep-alive") && !options.contains("close");
    }

    private Stream<String> values(String name) {
        return lines.stream()
                .filter(named(name))
                .map(line -> line.substring(name.length() + 1).strip());
    }

    private HeadHeaders without(String name) {
        return new HeadHeaders(lines.stream().filter(named(name).negate()).toList());
    }

    private HeadHeaders with(String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return new HeadHeaders(more);
    }

    private static Predicate<String> named(String name) {
        return line -> line.length() > name.length()
                && line.charAt(name.length()) == ':'
                && line.regionMatches(true, 0, name, 0, name.length());
    }
}
