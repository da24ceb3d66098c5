package org.spaarpunt.loadtest.program;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spaarpunt.loadtest.program.ProgramArguments.Misuse;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programs as commands. Exit status: 0 every promise was kept, 1 one was broken, 2 the command line was wrong or
 * the program failed.
 *
 * @param out gets the figures of a program that ended, and requested help
 * @param err gets errors in the command line
 */
public record Programs(List<Program> programs, PrintStream out, PrintStream err) {
    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);
    private static final String HELP = "help";
    private static final int BROKEN = 1;
    private static final int FAILED = 2;

    /** Runs a command line and returns the exit status. */
    public int run(List<String> words) {
        var root = CommandSpec.create().name("spaarpunt loadtest");
        root.usageMessage()
                .description(
                        "Each program reports its progress and findings on standard error, and ends with one line of JSON.")
                .footer(
                        "",
                        "docs/performance.md and docs/reliability.md describe what each one measures.",
                        "Exit status: 0 all promises kept, 1 one was broken, 2 not understood or not possible.")
                .synopsisSubcommandLabel("PROGRAM");
        root.addOption(help());
        programs.forEach(program -> root.addSubcommand(program.name(), command(program)));
        return new CommandLine(root)
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setParameterExceptionHandler((misuse, _) -> misused(misuse))
                .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command))
                .execute(withoutHelpWord(words));
    }

    /** A program's options, for picocli. */
    static CommandSpec specification(List<ProgramOption> options, CommandSpec spec) {
        spec.addOption(help());
        for (var option : options) {
            spec.addOption(OptionSpec.builder("--" + option.name())
                    .type(String.class)
                    .paramLabel(option.label())
                    .description(option.description())
                    .build());
        }
        return spec;
    }

    private CommandSpec command(Program program) {
        var work = new Work(program);
        var spec = specification(program.options(), CommandSpec.wrapWithoutInspection(work));
        spec.usageMessage().description(program.description());
        work.spec = spec;
        return spec;
    }

    /** Called by picocli when it has parsed a program's options. */
    private final class Work implements Callable<Integer> {
        private final Program program;
        private CommandSpec spec = CommandSpec.create();

        Work(Program program) {
            this.program = program;
        }

        @Override
        public Integer call() throws Exception {
            var result = program.run(ProgramArguments.of(spec));
            out.println(JsonMapper.shared().writeValueAsString(result.figures()));
            return result.kept() ? 0 : BROKEN;
        }
    }

    private static String[] withoutHelpWord(List<String> words) {
        return words.isEmpty() || !words.getFirst().equals(HELP)
                ? words.toArray(String[]::new)
                : Stream.concat(words.stream().skip(1), Stream.of("--help")).toArray(String[]::new);
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Explain this command.")
                .build();
    }

    private static int misused(ParameterException misuse) {
        var command = misuse.getCommandLine();
        if (command.getParent() == null
                && command.getParseResult() != null
                && command.getParseResult().unmatched().isEmpty()
                && !command.getParseResult().hasSubcommand()) {
            command.usage(command.getErr());
        } else {
            tell(String.valueOf(misuse.getMessage()), command);
        }
        return FAILED;
    }

    private static int failed(Exception failure, CommandLine command) {
        if (failure instanceof Misuse) {
            tell(String.valueOf(failure.getMessage()), command);
        } else {
            LOG.error("The program failed", failure);
        }
        return FAILED;
    }

    private static void tell(String sentence, CommandLine command) {
        command.getErr().println("loadtest: " + sentence);
        command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    }
}
