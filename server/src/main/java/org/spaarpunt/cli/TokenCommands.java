package org.spaarpunt.cli;

import static org.spaarpunt.cli.Desk.ACTOR;

import java.util.LinkedHashMap;
import org.spaarpunt.administration.NewSecret;
import org.spaarpunt.administration.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin token …}. */
@Command(name = "token", description = "Access tokens: by which a consumer acts for a user.")
final class TokenCommands {
    private final Desk desk;

    TokenCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "issue",
            description = {
                "Makes a token by hand, for a program whose user cannot consent in a browser, and prints its secret this once.",
                "It does not expire."
            })
    int issue(
            @Option(names = "--consumer", required = true, paramLabel = "KEY") String consumer,
            @Option(names = "--user", required = true, paramLabel = "USER", description = "Nick or uid.") String user) {
        return desk.act(admin -> admin.tokens().issue(ACTOR, consumer, user), (_, issued) -> tell(issued));
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
        return desk.show(admin -> desk.report().many(admin.tokens().list(query)));
    }

    @Command(name = "revoke", description = "Ends a token. One that begins with a hyphen is written after --.")
    int revoke(@Parameters(paramLabel = "TOKEN") String token) {
        return desk.act(admin -> admin.tokens().revoke(ACTOR, token));
    }

    private void tell(NewSecret issued) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("token", issued.key());
        fields.put("secret", issued.secret());
        desk.report().one(fields);
        desk.report().say("The secret is shown this once.");
    }
}
