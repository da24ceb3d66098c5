package org.spaarpunt;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.spaarpunt.cli.CallArguments;
import org.spaarpunt.cli.CallCommand;
import org.spaarpunt.cli.CallSigner;
import org.spaarpunt.cli.Commands;
import org.spaarpunt.cli.Progress;

/**
 * The commands that do one thing and end, unlike servers.
 *
 * @param environment holds the settings, and may hold the keys of calls
 * @param progress of commands that take long
 */
record ShortCommands(
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        Machine machine,
        CallSigner signer,
        Progress progress) {

    /** Gives the exit status. */
    int call(List<String> words) throws InterruptedException {
        try {
            var answered = new CallCommand(out, signer).run(CallArguments.parse(words, environment));
            return answered ? 0 : 1;
        } catch (IllegalArgumentException misused) {
            return failed("spaarpunt: " + misused.getMessage() + "\n" + CallArguments.USAGE);
        } catch (IOException unanswered) {
            return failed("spaarpunt: no answer: " + unanswered);
        }
    }

    /** Gives the exit status. */
    int administer(List<String> words) {
        return commands().administer(words, machine.random());
    }

    /** Gives the exit status. */
    int importFiles(List<String> words) {
        return commands().importFiles(words);
    }

    /** Gives the exit status. */
    int exportFiles(List<String> words) {
        return commands().exportFiles(words);
    }

    private Commands commands() {
        return new Commands(out, err, OwnInstallation.of(environment, machine), progress);
    }

    private int failed(String text) {
        err.println(text);
        return 1;
    }
}
