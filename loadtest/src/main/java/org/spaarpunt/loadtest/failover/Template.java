package org.spaarpunt.loadtest.failover;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A configuration file with gaps of the form {@code ${name}}. docs/high-availability.md shows each one filled in. */
enum Template {
    PATRONI("patroni.yml"),
    HAPROXY("haproxy.cfg");

    private static final Pattern GAP = Pattern.compile("\\$\\{([a-z-]+)}");

    private final String file;

    Template(String file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException if the values do not fit the gaps exactly */
    String filled(Map<String, String> values) {
        var text = text();
        var gaps = GAP.matcher(text)
                .results()
                .map(gap -> gap.group(1))
                .distinct()
                .sorted()
                .toList();
        if (!gaps.equals(values.keySet().stream().sorted().toList())) {
            throw new IllegalArgumentException(file + " has the gaps " + gaps);
        }
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(values.get(gap.group(1))));
    }

    private String text() {
        try (InputStream resource = Template.class.getResourceAsStream(file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("The resource " + file + " cannot be read", unreadable);
        }
    }
}
