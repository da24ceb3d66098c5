package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.associations.Association;
import org.spaarpunt.associations.EndRule;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spaarpunt admin association …}. */
@Command(name = "association", description = "Associations, of which counters make passholders members.")
final class AssociationCommands {
    private final CommandRunner runner;

    AssociationCommands(CommandRunner runner) {
        this.runner = runner;
    }

    /** When memberships end: exactly one of these is given. */
    static final class End {
        @Option(
                names = "--until",
                paramLabel = "DAY",
                description = "Memberships end on this day, or on one that the counter names.")
        private @Nullable LocalDate until;

        @Option(names = "--years-after-birth", paramLabel = "N", description = "Memberships end at this age.")
        private @Nullable Integer afterBirth;

        @Option(
                names = "--years-after-registration",
                paramLabel = "N",
                description = "Memberships last this long, and can be renewed.")
        private @Nullable Integer afterRegistration;

        EndRule rule() {
            if (until != null) {
                return new EndRule.Free(until);
            }
            return afterBirth != null
                    ? new EndRule.AfterBirth(afterBirth)
                    : new EndRule.AfterRegistration(afterRegistration == null ? 0 : afterRegistration);
        }
    }

    /** One line of the list. */
    record Line(long number, String name, List<Long> cardSystems, String end) {
        static Line of(Association association) {
            return new Line(
                    association.id(),
                    association.name(),
                    association.cardSystems().stream()
                            .map(system -> system.id())
                            .toList(),
                    switch (association.endRule()) {
                        case EndRule.Free(var day) -> "on " + day;
                        case EndRule.AfterBirth(int years) -> years + " years after birth";
                        case EndRule.AfterRegistration(int years) -> years + " years after registration";
                    });
        }
    }

    @Command(name = "create", description = "Makes an association, and prints its number.")
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME") String name,
            @Option(
                            names = "--card-system",
                            required = true,
                            paramLabel = "NUMBER",
                            description = "Where it registers its members; may be repeated.")
                    List<Long> cardSystems,
            @ArgGroup(multiplicity = "1") End end) {
        return runner.act(
                admin -> admin.associations().create(ACTOR, name, new TreeSet<>(cardSystems), end.rule()),
                (_, made) -> runner.report().one(Map.of("number", made)));
    }

    @Command(name = "list", description = "Lists associations.")
    int list() {
        return runner.show(admin -> runner.report()
                .many(admin.associations().list().stream().map(Line::of).toList()));
    }
}
