package org.spaarpunt.api4.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every answer of the JSON API that a test hears is compared with what clients cannot do without, with the form of
 * refusals, and with the public description where it is present.
 */
public final class AnswerContract {
    private static final List<AnswerRules> RULES = Stream.of(
                    Optional.<AnswerRules>of(new RefusalRules()),
                    Optional.<AnswerRules>of(ClientNeeds.rules()),
                    PublicDescription.rules())
            .flatMap(Optional::stream)
            .toList();

    private AnswerContract() {}

    /** Fails with the operation, the place and the rule if the answer breaks one. */
    public static void check(Exchange exchange) {
        var broken = RULES.stream()
                .flatMap(rules -> rules.brokenBy(exchange).stream())
                .toList();
        if (!broken.isEmpty()) {
            throw new AssertionError("%s answered %d, which breaks:%n%s%nThe answer: %s"
                    .formatted(
                            exchange.name(),
                            exchange.answer().status(),
                            String.join(System.lineSeparator(), broken),
                            exchange.answer().body()));
        }
    }
}
