package org.spaarpunt.web.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What changed in each version, read from {@code CHANGES.md}: headings of two levels, lists, and texts in backquotes. That is
 * all that the file has.
 */
record ChangeLog(List<Section> sections) {
    private static final String VERSION = "## ";
    private static final String SUBJECT = "### ";
    private static final String CHANGE = "- ";
    private static final Pattern LINE = Pattern.compile("\\R");

    /** Behind the constants that reading needs. */
    static final ChangeLog OF_THIS_VERSION = read(Client.Files.text("CHANGES.md"));

    ChangeLog {
        sections = List.copyOf(sections);
    }

    /**
     * What stands under one heading.
     *
     * @param version whether the heading is that of a version; otherwise of a subject in it
     */
    record Section(boolean version, String heading, List<Change> changes) {
        Section {
            changes = List.copyOf(changes);
        }
    }

    /** One change: texts and code in turn, a text first. */
    record Change(List<String> pieces) {
        Change {
            pieces = List.copyOf(pieces);
        }

        static boolean isCode(int place) {
            return place % 2 == 1;
        }
    }

    static ChangeLog read(String markdown) {
        var sections = new ArrayList<Section>();
        var heading = "";
        boolean version = false;
        var changes = new ArrayList<String>();
        for (var line : LINE.split(markdown, -1)) {
            if (line.startsWith(VERSION) || line.startsWith(SUBJECT)) {
                add(sections, version, heading, changes);
                version = line.startsWith(VERSION);
                heading = line.substring(line.indexOf(' ') + 1);
                changes.clear();
            } else if (line.startsWith(CHANGE)) {
                changes.add(line.substring(CHANGE.length()));
            } else if (!line.isBlank() && !changes.isEmpty()) {
                changes.set(changes.size() - 1, changes.getLast() + " " + line.strip());
            }
        }
        add(sections, version, heading, changes);
        return new ChangeLog(sections);
    }

    private static void add(List<Section> sections, boolean version, String heading, List<String> changes) {
        if (!heading.isEmpty()) {
            sections.add(new Section(
                    version,
                    heading,
                    changes.stream()
                            .map(text -> new Change(List.of(text.split("`", -1))))
                            .toList()));
        }
    }
}
