package org.spaarpunt.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.spaarpunt.imports.ImportOutcome.Flaw;
import org.spaarpunt.imports.ImportOutcome.Skipped;

/**
 * What is wrong with the lines of some files. Within a run each line has its own number, which keeps growing from file
 * to file; in reports, a line is given by its file and its place in it. Not thread-safe.
 */
final class Flaws {
    /** The most flaws to report: a file that is wrong throughout needs no report for each line. */
    static final int MOST = 1_000;

    private final List<Noted> noted = new ArrayList<>();
    private final List<Noted> skipped = new ArrayList<>();
    private long skips;

    /** The files by the number that precedes their first line. */
    private final TreeMap<Long, String> files = new TreeMap<>();

    private long last;
    private long before;

    private record Noted(long number, String reason) {}

    /** Begins a file: the following lines are in it. */
    void begin(String file) {
        before = last;
        files.put(before, file);
        // Even a file without lines gets a number.
        last++;
    }

    /** The number within the run of a line of the current file. */
    long numberHere(long line) {
        last = Math.max(last, before + line);
        return before + line;
    }

    void noteHere(long line, String reason) {
        note(numberHere(line), reason);
    }

    /** @param number within the run */
    void note(long number, String reason) {
        if (noted.size() < MOST) {
            noted.add(new Noted(number, reason));
        }
    }

    /** Notes what is wrong with a line of the current file that is skipped. */
    void skipHere(long line, String reason) {
        skip(numberHere(line), reason);
    }

    /** @param number within the run */
    void skip(long number, String reason) {
        skips++;
        if (skipped.size() < MOST) {
            skipped.add(new Noted(number, reason));
        }
    }

    boolean any() {
        return !noted.isEmpty();
    }

    List<Flaw> inOrder() {
        return inOrder(noted);
    }

    Skipped skipped() {
        return new Skipped(skips, inOrder(skipped));
    }

    private List<Flaw> inOrder(List<Noted> some) {
        return some.stream()
                .sorted(Comparator.comparingLong(Noted::number))
                .map(flaw -> {
                    var file = files.lowerEntry(flaw.number());
                    return new Flaw(file.getValue(), flaw.number() - file.getKey(), flaw.reason());
                })
                .toList();
    }
}
