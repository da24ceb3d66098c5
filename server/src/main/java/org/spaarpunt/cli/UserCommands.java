package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.util.LinkedHashMap;
import org.spaarpunt.accounts.Users;
import org.spaarpunt.accounts.Users.Invited;
import org.spaarpunt.accounts.Users.NewUser;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.Administration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin user …}. */
@Command(name = "user", description = "People's accounts.")
final class UserCommands {
    private final CommandRunner runner;

    UserCommands(CommandRunner runner) {
        this.runner = runner;
    }

    @Command(
            name = "create",
            description = "Makes an account, and prints the link by which its user chooses a password, once.")
    int create(
            @Option(names = "--nick", required = true, paramLabel = "NICK") String nick,
            @Option(names = "--email", required = true, paramLabel = "ADDRESS") String email,
            @Option(names = "--given-name", defaultValue = "", paramLabel = "NAME") String givenName,
            @Option(names = "--family-name", defaultValue = "", paramLabel = "NAME") String familyName) {
        var user = new NewUser(nick, email, givenName, familyName);
        return runner.act(admin -> admin.users().create(ACTOR, user), this::tellLink);
    }

    @Command(name = "invite", description = "Makes a new link to choose a password; earlier ones stop working.")
    int invite(@Parameters(paramLabel = "USER", description = CommandRunner.WHO) String user) {
        return runner.act(admin -> admin.users().invite(ACTOR, user), this::tellLink);
    }

    @Command(name = "list", description = "Lists users in the order of their nicks.")
    int list(@Mixin ListOptions options) {
        return runner.show(admin -> runner.report().many(admin.users().list(options.listing())));
    }

    @Command(name = "show", description = "Shows a user.")
    int show(@Parameters(paramLabel = "USER", description = "Nick or uid.") String user) {
        return runner.act(
                admin -> found(admin, user), (_, details) -> runner.report().one(details));
    }

    @Command(
            name = "disable",
            description = "Ends a user's sessions, links and tokens, and lets them have no new ones.")
    int disable(@Parameters(paramLabel = "USER", description = CommandRunner.WHO) String user) {
        return runner.act(admin -> admin.administrators().disable(ACTOR, user));
    }

    @Command(name = "enable", description = "Lets a disabled user sign in again.")
    int enable(@Parameters(paramLabel = "USER", description = CommandRunner.WHO) String user) {
        return runner.act(admin -> admin.administrators().enable(ACTOR, user));
    }

    @Command(
            name = "remove",
            description = {
                "Removes the account of a person who holds no card, permanently and without confirmation.",
                "Names, address and access go; what the person did stays, under a number that leads to no person."
            })
    int remove(
            @Parameters(paramLabel = "USER", description = CommandRunner.WHO) String user,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Stays in the audit log for ever: do not name the person.")
                    String reason) {
        return runner.act(admin -> admin.accountRemoval().remove(ACTOR, user, reason));
    }

    @Command(
            name = "reset-second-factor",
            description =
                    "Removes the second factor of a user who has lost it, and ends the user's sessions; the password"
                            + " stays.")
    int resetSecondFactor(@Parameters(paramLabel = "USER", description = CommandRunner.WHO) String user) {
        return runner.act(admin -> admin.administrators().resetSecondFactor(ACTOR, user));
    }

    @Command(name = "make-administrator", description = "Lets a user administer.")
    int makeAdministrator(@Parameters(paramLabel = "USER", description = CommandRunner.WHO) String user) {
        return runner.act(admin -> admin.administrators().make(ACTOR, user));
    }

    @Command(name = "unmake-administrator", description = "Ends the right to administer; refused for the last one.")
    int unmakeAdministrator(@Parameters(paramLabel = "USER", description = CommandRunner.WHO) String user) {
        return runner.act(admin -> admin.administrators().unmake(ACTOR, user));
    }

    void tellLink(Installation.Visit visit, Invited invited) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("uid", invited.uid());
        fields.put("nick", invited.nick());
        fields.put("link", visit.address() + "/invitation/" + invited.link());
        runner.report().one(fields);
        runner.report().say("The link works once, for seven days, and is for that person alone.");
    }

    private static Outcome<Users.Details> found(Administration admin, String user) {
        return admin.users()
                .find(user)
                .<Outcome<Users.Details>>map(Outcome.Done::new)
                .orElseGet(() -> new Outcome.Unknown<>(Subject.USER, user));
    }
}
