package org.spaarpunt.loadtest.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The page of a comparison, in Markdown, with its charts. */
final class Report {
    private static final String PAGE = """
            # Measured side by side

            Made by `./spaarpunt loadtest compare` of the lines in [{file}]({file}); what the systems are and how they are measured is in [performance.md](../performance.md#compare).
            {warning}Figures are medians of {rounds} rounds, of {seconds} s each after a warm-up of {warmup} s for each server. Ratios are taken within each round, and the median of them is shown.

            | | |
            |---|---|
            {facts}
            ## Check-ins per second

            ![Check-ins per second](throughput.svg)

            {perSecond}
            {times}
            {shares}
            ## Latency

            Each connection waits for an answer before it sends the next request, so this is how long a full house waits; [at a steady rate](../performance.md#load) answers come sooner.

            ![Milliseconds until the answer](latency.svg)

            {latencies}
            ## What a check-in costs

            ![Microseconds of a processor for one check-in](processors.svg)

            {memory}
            {log}
            {tables}\
            """;

    /** A share of the processors: what a quiet system does by itself stays below it. */
    private static final double BUSY = 0.1;

    private final Comparison comparison;

    private Report(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * The files by their names.
     *
     * @param file the name of the file with the lines
     */
    static Map<String, String> files(Comparison comparison, String file) {
        var files = new LinkedHashMap<>(Charts.of(comparison));
        files.put(file.replaceFirst("[.]jsonl$", "") + ".md", new Report(comparison).page(file));
        return files;
    }

    private String page(String file) {
        return PAGE.replace("{file}", file)
                .replace("{warning}", warning())
                .replace("{rounds}", Long.toString(comparison.rounds()))
                .replace("{seconds}", fact("measuredSeconds"))
                .replace("{warmup}", fact("warmupSeconds"))
                .replace("{facts}", facts())
                .replace("{perSecond}", ComparisonTables.perSecond(comparison))
                .replace("{times}", ComparisonTables.times(comparison))
                .replace("{shares}", ComparisonTables.shares(comparison))
                .replace("{latencies}", ComparisonTables.latencies(comparison))
                .replace("{memory}", ComparisonTables.memory(comparison))
                .replace("{log}", ComparisonTables.bytes("bytes of PostgreSQL's log for each", comparison, "logBytes"))
                .replace(
                        "{tables}",
                        ComparisonTables.bytes("bytes of tables and indexes for each", comparison, "tableBytes"));
    }

    /**
     * A busy machine slows what waits for a processor more than what does not. Older lines know the load only, which may
     * have come from building what is compared.
     */
    private String warning() {
        boolean loaded = figure("loadBefore") > figure("cores") / 2;
        boolean settled = comparison.run().containsKey("busyBefore");
        if (settled && figure("busyBefore") > BUSY) {
            return "**The processors had other work when the first measurement began, so the figures say nothing.** ";
        }
        if (settled && loaded) {
            return "**The machine had other work in the minute before this run: if that went on, the figures say nothing.** ";
        }
        return loaded
                ? "**The load before this run was high: unless that was the building of what it compares, its figures say nothing.** "
                : "";
    }

    private double figure(String name) {
        return comparison.run().get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    private String facts() {
        return row("begun", fact("startedAt"))
                + row("build", fact("commit") + ("true".equals(fact("changed")) ? " with changes" : ""))
                + row("processors", fact("cores") + " × " + fact("processor"))
                + row("memory", fact("memoryGib") + " GiB")
                + row("system", fact("system") + ", kernel " + fact("kernel"))
                + row("load of the minute before", fact("loadBefore"))
                + settled()
                + row("Java", fact("java") + ", `" + fact("javaOptions") + "`")
                + row("PostgreSQL", parameters())
                + row("passholders, past check-ins", fact("passholders") + ", " + fact("past"));
    }

    /** Older lines do not have it. */
    private String settled() {
        return comparison.run().containsKey("busyBefore")
                ? row("processors busy when it began", Math.round(figure("busyBefore") * 100) + " %")
                : "";
    }

    private String parameters() {
        var text = new StringBuilder(String.valueOf(comparison.postgresql().get("server_version")));
        comparison.postgresql().forEach((name, value) -> {
            if (!name.equals("kind") && !name.equals("server_version")) {
                text.append(", ").append(name).append(" ").append(value);
            }
        });
        return text.toString();
    }

    private String fact(String name) {
        return String.valueOf(comparison.run().getOrDefault(name, "not known"));
    }

    private static String row(String name, String value) {
        return "| " + name + " | " + value + " |\n";
    }
}
