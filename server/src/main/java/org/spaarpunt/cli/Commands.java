package org.spaarpunt.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.storage.Outage;
import org.spaarpunt.storage.Text;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * All commands, as one tree. Each returns an exit status: 0 done, 1 not done, 2 not understood. Of the first level only
 * the command that was typed is created, so that the start of a server does not pay for the others.
 */
public final class Commands {
    private static final EventLog LOG = EventLog.of(Commands.class);
    private static final String HELP = "help";

    private final PrintStream out;
    private final PrintStream err;
    private final String version;
    private final Function<Throwable, Optional<String>> sentences;
    private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

    /**
     * A tree without commands.
     *
     * @param version what {@code --version} prints
     * @param sentences the messages for failures that the user of the command can do something about
     */
    public Commands(PrintStream out, PrintStream err, String version, Function<Throwable, Optional<String>> sentences) {
        this.out = out;
        this.err = err;
        this.version = version;
        this.sentences = sentences;
    }

    /**
     * Adds a command of the first level.
     *
     * @param command gives the object from which picocli makes the command
     */
    public Commands with(String name, Supplier<Object> command) {
        commands.put(name, command);
        return this;
    }

    /** Adds the commands that work on an installation. */
    public Commands onInstallation(Installation installation, SecureRandom random, Progress progress) {
        Supplier<CommandRunner> runner = () -> new CommandRunner(installation, new Report(out, err), progress);
        return with("admin", () -> composed(admin(runner.get(), random)))
                .with("import", () -> composed(new CommandLine(new ImportCommands(runner.get()))))
                .with("export", () -> composed(new CommandLine(new ExportCommands(runner.get()))))
                .with("backup", () -> new CommandLine(new BackupCommand(runner.get())))
                .with("restore", () -> new CommandLine(new RestoreCommand(runner.get())))
                .with("audit", () -> composed(new CommandLine(new AuditCommands(runner.get()))));
    }

    /**
     * Arguments about an installation are normalised, because they are compared with what is stored; {@code call} sends
     * them as typed.
     */
    private static CommandLine composed(CommandLine command) {
        return command.registerConverter(String.class, Text::composed);
    }

    /** Runs the command that the arguments name. */
    public int run(List<String> words) {
        var root = tree(words)
                .registerConverter(TypedDuration.class, TypedDuration.CONVERTER)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setParameterExceptionHandler((misuse, _) -> misused(misuse))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure));
        var asked = words.indexOf(HELP);
        return asked >= 0 && isPath(words.subList(0, asked), root)
                ? explained(words, asked, root)
                : root.execute(words.toArray(String[]::new));
    }

    private CommandLine tree(List<String> words) {
        var root = new CommandLine(new RootCommand());
        root.getCommandSpec().version(version);
        var wanted = words.isEmpty() ? null : commands.get(words.getFirst());
        if (wanted == null) {
            commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
        } else {
            root.addSubcommand(words.getFirst(), wanted.get());
        }
        return root;
    }

    private static CommandLine admin(CommandRunner runner, SecureRandom random) {
        return new CommandLine(new AdminCommands(runner, random))
                .addSubcommand(new ConsumerCommands(runner))
                .addSubcommand(new CommandLine(new CounterCommands(runner)).addSubcommand(new EmployeeCommands(runner)))
                .addSubcommand(new DeviceCommands(runner))
                .addSubcommand(new WebhookCommands(runner))
                .addSubcommand(new UserCommands(runner))
                .addSubcommand(new TokenCommands(runner))
                .addSubcommand(new GroupCommands(runner))
                .addSubcommand(new CardSystemCommands(runner))
                .addSubcommand(new AssociationCommands(runner))
                .addSubcommand(new PriceCommands(runner))
                .addSubcommand(new PassholderCommands(runner));
    }

    /** Whether these arguments lead to a command with subcommands, so that {@code help} after them is a command too. */
    private static boolean isPath(List<String> words, CommandLine root) {
        var command = root;
        for (var word : words) {
            var next = command.getSubcommands().get(word);
            if (next == null) {
                return false;
            }
            command = next;
        }
        return !command.getSubcommands().isEmpty();
    }

    /** {@code help admin user} and {@code admin help user}: the same as {@code admin user --help}. */
    private int explained(List<String> words, int asked, CommandLine root) {
        var command = root;
        for (int i = 0; i < words.size(); i++) {
            if (i == asked) {
                continue;
            }
            var next = command.getSubcommands().get(words.get(i));
            if (next == null) {
                return misused(new UnmatchedArgumentException(command, List.of(words.get(i))));
            }
            command = next;
        }
        command.usage(command.getOut());
        return CommandLine.ExitCode.OK;
    }

    private int misused(ParameterException misuse) {
        var command = misuse.getCommandLine();
        var lacksCommand = !(misuse instanceof UnmatchedArgumentException)
                && command.getParseResult() != null
                && !command.getSubcommands().isEmpty()
                && !command.getParseResult().hasSubcommand()
                && command.getParseResult().unmatched().isEmpty();
        if (lacksCommand) {
            command.usage(command.getErr());
        } else {
            command.getErr().println("spaarpunt: " + sentence(misuse));
            command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return CommandLine.ExitCode.USAGE;
    }

    private String sentence(ParameterException misuse) {
        if (misuse instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            var word = unmatched.getUnmatched().getFirst();
            if (word.startsWith("-")) {
                return "There is no option " + word + ".";
            }
            var names = misuse.getCommandLine().getSubcommands().keySet();
            return names.isEmpty()
                    ? "There is a word too many: " + word + "."
                    : "There is no command " + word + ". There are: " + namesOf(misuse.getCommandLine()) + ".";
        }
        var message = String.valueOf(misuse.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private static String namesOf(CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .filter(sub -> !sub.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private int failed(Exception failure) {
        var known = failure instanceof Installation.Unreachable
                ? Optional.of(String.valueOf(failure.getMessage()))
                : sentences.apply(failure);
        if (known.isEmpty() && !Outage.caused(failure)) {
            LOG.error("command_failed", failure, "A command failed");
        }
        err.println("spaarpunt: " + known.orElseGet(() -> sentence(failure)));
        return CommandRunner.NOT_DONE;
    }

    private static String sentence(Exception failure) {
        if (Outage.isReadOnly(failure)) {
            return "The database is read-only, a standby or one that was set so, so nothing was done.";
        }
        return Outage.caused(failure)
                ? "The database does not answer, so nothing was done."
                : "This is a fault in Spaarpunt: " + failure;
    }
}
