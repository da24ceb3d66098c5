package org.spaarpunt;

import java.util.Optional;
import org.spaarpunt.build.BuildInfo;
import org.spaarpunt.cli.CallCommand;
import org.spaarpunt.cli.Commands;
import org.spaarpunt.http.UnusableCertificateException;
import org.spaarpunt.postgres.EmbeddedPostgresException;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.UnreachableDatabaseException;
import org.spaarpunt.storage.UnusableDatabaseException;

/** The commands of the program, wired by hand. */
final class ProgramCommands {
    private ProgramCommands() {}

    static Commands on(Console console) {
        var environment = console.surroundings().environment();
        return new Commands(
                        console.out(), console.err(), BuildInfo.ofThisProgram().text(), ProgramCommands::sentence)
                .with("demo", () -> new DemoCommand(console))
                .with("serve", () -> new ServeCommand(console))
                .with(
                        "call",
                        () -> new CallCommand(
                                console.out(),
                                console.err(),
                                environment,
                                console.signer(),
                                () -> OwnServer.of(Settings.from(console.surroundings()))))
                .with("selftest", () -> new SelftestCommand(console))
                .with("upgrade", () -> new UpgradeCommand(console))
                .onInstallation(OwnInstallation.of(console), console.machine().random(), console.progress())
                .with("loadtest", LoadtestCommand::new)
                .with("rehearse", () -> new RehearseCommand(console));
    }

    /** The message for a failure that the operator can do something about. */
    static Optional<String> sentence(Throwable failure) {
        return switch (failure) {
            case Settings.InvalidSettings _,
                    KeyProofs.WrongKeys _,
                    UnusableCertificateException _,
                    EmbeddedPostgresException _,
                    UnusableDatabaseException _,
                    UnreachableDatabaseException _ -> {
                var message = String.valueOf(failure.getMessage());
                yield Optional.of(message.endsWith(".") ? message : message + ".");
            }
            default -> Optional.empty();
        };
    }
}
