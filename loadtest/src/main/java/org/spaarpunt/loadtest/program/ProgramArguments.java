package org.spaarpunt.loadtest.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The options of a program: pairs of {@code --name value}, each at most once, and only ones that the program has. */
public final class ProgramArguments {
    private static final String PREFIX = "--";

    private final Map<String, String> values;

    private ProgramArguments(Map<String, String> values) {
        this.values = values;
    }

    /** A wrong command line; the message is a sentence for the user. */
    public static final class Misuse extends RuntimeException {
        public Misuse(String sentence) {
            super(sentence);
        }

        /** An option that is not there. */
        public static Misuse needed(String name) {
            return new Misuse("The option --" + name + " is needed");
        }
    }

    /**
     * Reads the words after a program's name.
     *
     * @throws ParameterException if they are not known options
     */
    public static ProgramArguments parse(List<String> words, List<ProgramOption> known) {
        var spec = Programs.specification(known, CommandSpec.create());
        new CommandLine(spec).parseArgs(words.toArray(String[]::new));
        return of(spec);
    }

    /** The arguments that picocli has parsed. */
    static ProgramArguments of(CommandSpec read) {
        var values = new LinkedHashMap<String, String>();
        for (var option : read.options()) {
            String value = option.usageHelp() ? null : option.getValue();
            if (value != null) {
                values.put(option.longestName().substring(PREFIX.length()), value);
            }
        }
        return new ProgramArguments(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The text of a required option. */
    public String required(String name) {
        return text(name).orElseThrow(() -> Misuse.needed(name));
    }

    /** The file that an option names, to be written. Its directory is made now, since many a program writes at its end. */
    public Optional<Path> output(String name) throws IOException {
        var file = text(name).map(Path::of);
        if (file.isPresent()) {
            Files.createDirectories(file.get().toAbsolutePath().getParent());
        }
        return file;
    }

    /** A whole number, at least {@code least}. */
    public long number(String name, long least, long otherwise) {
        var text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Rejected below with the same message.
        }
        throw new Misuse("The option --" + name + " is a whole number of at least " + least + ", not " + text);
    }

    /** A whole number, at least {@code least}, that fits an {@code int}. */
    public int count(String name, int least, int otherwise) {
        long number = number(name, least, otherwise);
        if (number > Integer.MAX_VALUE) {
            throw new Misuse("The option --" + name + " is at most " + Integer.MAX_VALUE);
        }
        return (int) number;
    }
}
