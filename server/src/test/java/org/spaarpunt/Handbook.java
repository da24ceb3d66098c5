package org.spaarpunt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code docs/operations.md} tells people to paste, in its order. */
final class Handbook {
    private static final Path FILE = Path.of("..", "docs", "operations.md");
    private static final String NEW_INSTALLATION = "## A new installation";
    private static final String OWN_POSTGRES = "### Start it on a PostgreSQL of your own";
    private static final String INDENT = "    ";

    private Handbook() {}

    /** From the start to the first check-in. */
    static List<String> installation() throws IOException {
        return blocks(between(NEW_INSTALLATION, OWN_POSTGRES));
    }

    /** What comes first where there is another database. */
    static List<String> ownPostgres() throws IOException {
        return blocks(between(OWN_POSTGRES, "## Administration"));
    }

    /** What to tell the database of a key that is lost. */
    static String lossOfKey() throws IOException {
        return blocks(between("## Keys", "## A quick start")).getLast();
    }

    private static List<String> between(String heading, String next) throws IOException {
        var lines = Files.readAllLines(FILE);
        return lines.subList(lines.indexOf(heading) + 1, lines.indexOf(next));
    }

    private static List<String> blocks(List<String> lines) {
        var blocks = new ArrayList<String>();
        var block = new StringBuilder();
        for (var line : lines) {
            if (line.startsWith(INDENT)) {
                block.append(line.substring(INDENT.length())).append('\n');
            } else if (!block.isEmpty()) {
                blocks.add(block.toString());
                block.setLength(0);
            }
        }
        return blocks;
    }
}
