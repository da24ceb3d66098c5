package org.spaarpunt.cli;

import org.spaarpunt.acts.Listing;
import picocli.CommandLine.Option;

/** The options of commands that list by name. */
final class ListOptions {
    @Option(names = "--search", defaultValue = "", paramLabel = "TEXT", description = "A part of their names.")
    private String search = "";

    @Option(names = "--after", defaultValue = "", paramLabel = "NAME", description = "Only those after this one.")
    private String after = "";

    Listing listing() {
        return new Listing(search, after, Listing.MAX_LIMIT);
    }
}
