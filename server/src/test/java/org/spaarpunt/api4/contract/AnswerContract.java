package org.spaarpunt.api4.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every answer of the JSON API that a test hears is compared with what clients cannot do without, with the form of
 * refusals, with our own description, and with the public one where it is present.
 */
public final class AnswerContract {
    private static final List<AnswerRules> RULES = Stream.of(
                    Optional.<AnswerRules>of(new RefusalRules()),
                    Optional.<AnswerRules>of(ClientNeeds.rules()),
                    Optional.<AnswerRules>of(new OwnDescription()),
                    PublicDescription.rules())
            .flatMap(Optional::stream)
            .toList();

    /** What rules read of the headers. */
    private static final Set<String> COMPARED = Set.of("Content-Type", "Cache-Control");

    /** The same answer to the same request keeps to the rules once and for all; tests hear many of them often. */
    private static final Set<Heard> KEPT_TO_THEM = ConcurrentHashMap.newKeySet();

    private record Heard(String request, int status, Map<String, List<String>> headers, String body) {
        static Heard of(Exchange exchange) {
            var answer = exchange.answer();
            var headers = COMPARED.stream()
                    .collect(Collectors.toMap(
                            Function.identity(), name -> answer.headers().allValues(name)));
            return new Heard(exchange.name(), answer.status(), headers, answer.body());
        }
    }

    private AnswerContract() {}

    /** Fails with the operation, the place and the rule if the answer breaks one. */
    public static void check(Exchange exchange) {
        var heard = Heard.of(exchange);
        if (KEPT_TO_THEM.contains(heard)) {
            return;
        }
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
        KEPT_TO_THEM.add(heard);
    }
}
