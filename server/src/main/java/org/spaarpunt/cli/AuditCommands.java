package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.audit.ChainHead;
import org.spaarpunt.audit.Verification.Broken;
import org.spaarpunt.audit.Verification.Intact;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spaarpunt audit …}. */
@Command(
        name = "audit",
        description = {
            "Verifies and exports the audit log, whether a server runs or not; spaarpunt admin audit lists it.",
            "Exit status: 0 done, 1 not done or the log is broken, 2 not understood."
        },
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommands {
    private final CommandRunner runner;

    @Mixin
    final CommonOptions common;

    AuditCommands(CommandRunner runner) {
        this.runner = runner;
        this.common = new CommonOptions(runner.report());
    }

    @Command(
            name = "verify",
            description = {
                "Verifies every entry against the chain, and reports the head: record it where those who can change the"
                        + " database cannot change it.",
                "Exit status 1, with the first entry that is wrong, when one was changed, removed or inserted."
            })
    int verify(
            @Option(
                            names = "--head",
                            paramLabel = "HEAD",
                            description =
                                    "A head that was reported earlier, as NUMBER:DIGEST: verify that it is still in the"
                                            + " chain, and so that the end was not cut off.")
                    @Nullable
                    String written) {
        var earlier = Optional.ofNullable(written).flatMap(ChainHead::parse);
        if (written != null && earlier.isEmpty()) {
            return runner.failed("A head is written as NUMBER:DIGEST, with 64 hexadecimal digits in lower case.");
        }
        try (var visit = runner.installation().enter()) {
            var audit = visit.features().audit();
            audit.chain().extend();
            return switch (audit.verifier().verify(earlier)) {
                case Intact intact -> intact(intact);
                case Broken broken -> broken(broken);
            };
        }
    }

    @Command(
            name = "export",
            description = {
                "Writes the audit log as lines of JSON, oldest first, each with its link of the chain; the log has an entry of it.",
                "How to verify them elsewhere is described in docs/operations.md."
            })
    int export(
            @Option(
                            names = "--open-details",
                            description =
                                    "Write the old and new values of personal data, which are sealed, in clear too.")
                    boolean open,
            @Mixin Output output) {
        return output.write(runner, "", (writer, visit) -> {
            var head = visit.features().audit().export().write(ACTOR, open, writer);
            var fields = new LinkedHashMap<String, Object>();
            fields.put("entries", head.map(ChainHead::number).orElse(0L));
            head.ifPresent(last -> fields.put("head", last.toString()));
            return Optional.of(fields);
        });
    }

    private int intact(Intact intact) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("intact", true);
        fields.put("entries", intact.links());
        intact.head().ifPresent(head -> fields.put("head", head.toString()));
        fields.put("removedDetails", intact.removedDetails());
        runner.report().one(fields);
        return CommandRunner.DONE;
    }

    private int broken(Broken broken) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("intact", false);
        fields.put("flaw", broken.flaw().name());
        fields.put("link", broken.link());
        fields.put("entry", broken.entry());
        broken.lastGood().ifPresent(head -> fields.put("lastGood", head.toString()));
        runner.report().one(fields);
        return runner.failed("The audit log is broken. " + broken.sentence());
    }
}
