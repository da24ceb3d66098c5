package org.spaarpunt.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.List;
import org.spaarpunt.storage.Outage;
import org.spaarpunt.storage.Text;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The commands that work on an installation. Each gives an exit status: 0 done, 1 not done, 2 not understood. */
public final class Commands {
    private final PrintStream out;
    private final PrintStream err;
    private final Desk desk;

    public Commands(PrintStream out, PrintStream err, Installation installation, Progress progress) {
        this.out = out;
        this.err = err;
        this.desk = new Desk(installation, new Report(out, err), progress);
    }

    /** Does what the words after {@code admin} say. */
    public int administer(List<String> words, SecureRandom random) {
        var counters = new CommandLine(new CounterCommands(desk)).addSubcommand(new EmployeeCommands(desk));
        return run(
                new CommandLine(new AdminCommands(desk, random))
                        .addSubcommand(new ConsumerCommands(desk))
                        .addSubcommand(counters)
                        .addSubcommand(new DeviceCommands(desk))
                        .addSubcommand(new UserCommands(desk))
                        .addSubcommand(new TokenCommands(desk))
                        .addSubcommand(new GroupCommands(desk))
                        .addSubcommand(new CardSystemCommands(desk))
                        .addSubcommand(new AssociationCommands(desk))
                        .addSubcommand(new PriceCommands(desk))
                        .addSubcommand(new PassholderCommands(desk)),
                words);
    }

    /** Does what the words after {@code import} say. */
    public int importFiles(List<String> words) {
        return run(new CommandLine(new ImportCommands(desk)), words);
    }

    /** Does what the words after {@code export} say. */
    public int exportFiles(List<String> words) {
        return run(new CommandLine(new ExportCommands(desk)), words);
    }

    private int run(CommandLine command, List<String> words) {
        return command.registerConverter(TypedDuration.class, TypedDuration.CONVERTER)
                .registerConverter(String.class, Text::composed)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setExecutionExceptionHandler((failure, _, _) -> desk.failed(sentence(failure)))
                .execute(words.toArray(String[]::new));
    }

    private static String sentence(Exception failure) {
        if (failure instanceof Installation.Unreachable unreachable) {
            return String.valueOf(unreachable.getMessage());
        }
        if (Outage.caused(failure)) {
            return "The database does not answer, so nothing was done.";
        }
        return "This is a fault in Spaarpunt: " + failure;
    }
}
