package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import org.spaarpunt.identity.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin token …}. */
@Command(name = "token", description = "Access tokens, with which a consumer acts for a user.")
final class TokenCommands {
    private final CommandRunner runner;

    TokenCommands(CommandRunner runner) {
        this.runner = runner;
    }

    @Command(
            name = "issue",
            description = {
                "Makes a token by hand, for a program whose user cannot consent in a browser, and prints its secret this once.",
                "It does not expire."
            })
    int issue(
            @Option(names = "--consumer", required = true, paramLabel = "KEY") String consumer,
            @Option(names = "--user", required = true, paramLabel = "USER", description = CommandRunner.WHO)
                    String user,
            @Option(names = "--pair", description = ConsumerCommands.PAIR) boolean pair) {
        return runner.act(
                admin -> admin.tokens().issue(ACTOR, consumer, user),
                (_, issued) -> runner.tell("token", issued, pair));
    }

    @Command(name = "list", description = "Lists tokens, without their secrets.")
    int list(
            @Option(names = "--consumer", defaultValue = "", paramLabel = "KEY") String consumer,
            @Option(names = "--user", defaultValue = "", paramLabel = "USER", description = "Nick or uid.") String user,
            @Option(
                            names = "--after",
                            defaultValue = "",
                            paramLabel = "TOKEN",
                            description = "Only those after this one.")
                    String after) {
        var query = new Tokens.Query(consumer, user, after);
        return runner.show(admin -> runner.report().many(admin.tokens().list(query)));
    }

    @Command(name = "revoke", description = "Ends a token. One that begins with a hyphen is written after --.")
    int revoke(@Parameters(paramLabel = "TOKEN") String token) {
        return runner.act(
                admin -> admin.tokens().revoke(ACTOR, token),
                (_, _) -> runner.report().say("Done."));
    }
}
