package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.accounts.Users.NewUser;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.secrets.SealingKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spaarpunt admin …}: the options of all its commands, and the commands that belong to no subject. */
@Command(
        name = "admin",
        description = {
            "Administers the installation of these settings, whether a server runs or not.",
            "Acts are recorded in the audit log as done on the command line.",
            "Exit status: 0 done, 1 not done, 2 not understood."
        },
        synopsisSubcommandLabel = "COMMAND")
final class AdminCommands {
    private final CommandRunner runner;
    private final SecureRandom random;

    @Mixin
    final CommonOptions common;

    AdminCommands(CommandRunner runner, SecureRandom random) {
        this.runner = runner;
        this.random = random;
        this.common = new CommonOptions(runner.report());
    }

    @Command(
            name = "bootstrap",
            description = {
                "Makes the first administrator of a new installation, and prints the link by which to choose a password, once.",
                "Refused when there is an administrator."
            })
    int bootstrap(
            @Option(
                            names = "--create",
                            description =
                                    "Make the installation first where there is none yet; else serve makes it when it starts.")
                    boolean create,
            @Option(names = "--nick", required = true, paramLabel = "NICK") String nick,
            @Option(names = "--email", required = true, paramLabel = "ADDRESS") String email,
            @Option(names = "--given-name", defaultValue = "", paramLabel = "NAME") String givenName,
            @Option(names = "--family-name", defaultValue = "", paramLabel = "NAME") String familyName) {
        var user = new NewUser(nick, email, givenName, familyName);
        return (create ? runner.creating() : runner)
                .act(admin -> admin.administrators().bootstrap(ACTOR, user), new UserCommands(runner)::tellLink);
    }

    @Command(name = "audit", description = "Lists who did what, newest first.")
    int audit(
            @Option(
                            names = "--subject",
                            paramLabel = "TEXT",
                            description = "Only what was done to this key, uid, name or number.")
                    @Nullable
                    String subject,
            @Option(names = "--before", paramLabel = "ID", description = "Only entries before this one.") @Nullable
                    Long before,
            @Option(
                            names = "--limit",
                            defaultValue = "50",
                            paramLabel = "N",
                            description = "Default: ${DEFAULT-VALUE}.")
                    int limit) {
        var query = new AuditLog.Query(Optional.ofNullable(before), Optional.ofNullable(subject), limit);
        return runner.show(admin -> runner.report().many(admin.auditLog().list(query)));
    }

    @Command(
            name = "new-key",
            description = {
                "Makes a key, and prints a line for the settings file, this once.",
                "It changes nothing by itself; see Keys in docs/operations.md."
            })
    int newKey(
            @Option(
                            names = "--name",
                            required = true,
                            paramLabel = "NAME",
                            description = "1 to 32 lower-case letters, digits and hyphens, such as 2027-spring.")
                    String name) {
        try {
            var key = SealingKeys.newKey(name, random);
            SealingKeys.parse(key);
            runner.report().line("secret-keys=" + key);
            return CommandRunner.DONE;
        } catch (IllegalArgumentException badName) {
            return runner.failed(String.valueOf(badName.getMessage()));
        }
    }

    @Command(
            name = "reseal",
            description = {
                "Seals every stored secret with the first of the secret-keys, while servers run.",
                "Afterwards the other keys are no longer needed."
            })
    int reseal() {
        try (var visit = runner.installation().enter()) {
            int resealed = visit.reseal();
            visit.features().administration().auditLog().note(ACTOR, Act.SECRETS_RESEALED, resealed + " secrets");
            runner.report().one(Map.of("resealed", resealed));
            return CommandRunner.DONE;
        }
    }
}
