package org.spaarpunt.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.List;
import org.spaarpunt.storage.Outage;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command that administers. */
public final class AdminCommand {
    private final CommandLine commandLine;

    public AdminCommand(PrintStream out, PrintStream err, Installation installation, SecureRandom random) {
        var report = new Report(out, err);
        var desk = new Desk(installation, report);
        commandLine = new CommandLine(new AdminCommands(desk, random))
                .addSubcommand(new ConsumerCommands(desk))
                .addSubcommand(new CommandLine(new CounterCommands(desk)).addSubcommand(new EmployeeCommands(desk)))
                .addSubcommand(new UserCommands(desk))
                .addSubcommand(new TokenCommands(desk))
                .addSubcommand(new GroupCommands(desk))
                .addSubcommand(new CardSystemCommands(desk))
                .registerConverter(TypedDuration.class, TypedDuration.CONVERTER)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setExecutionExceptionHandler((failure, _, _) -> desk.failed(sentence(failure)));
    }

    /**
     * Does what the words after {@code admin} say.
     *
     * @return the exit status: 0 done, 1 not done, 2 not understood
     */
    public int run(List<String> words) {
        return commandLine.execute(words.toArray(String[]::new));
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
