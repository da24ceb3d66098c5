package org.spaarpunt.web.frame;

import java.util.List;

/**
 * A part of the site, as the navigation names it.
 *
 * @param path of its first page
 * @param title key of its name
 * @param parts into which it is divided, the first of which has its path; none for most
 */
public record Section(String path, String title, List<Section> parts) {
    public Section {
        parts = List.copyOf(parts);
    }

    Section(String path, String title) {
        this(path, title, List.of());
    }

    /** A section that only brings others together: it leads to the first of them. */
    static Section of(String title, Section... parts) {
        return new Section(parts[0].path(), title, List.of(parts));
    }
}
