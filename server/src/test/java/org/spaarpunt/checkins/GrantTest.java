package org.spaarpunt.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spaarpunt.checkins.CheckinFacts.CardFacts;
import org.spaarpunt.checkins.CheckinFacts.HolderFacts;
import org.spaarpunt.events.Event;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.UitpasNumber;

class GrantTest {
    private static final CheckinRequest.ByCode REQUEST =
            new CheckinRequest.ByCode("key", "12345678", new UitpasNumber("0930056878802"));

    static Stream<Arguments> placesTakenAndFree() {
        return Stream.of(
                arguments(Set.of(), 1),
                arguments(Set.of(1), 2),
                arguments(Set.of(1, 2, 3), 4),
                arguments(Set.of(2, 3), 1),
                arguments(Set.of(1, 3), 2));
    }

    @ParameterizedTest
    @MethodSource("placesTakenAndFree")
    void a_grant_takes_the_first_free_place(Set<Integer> taken, int free) {
        assertThat(Grant.of(REQUEST, factsWithTaken(taken), Flaw.NOW).ordinal()).isEqualTo(free);
    }

    @Test
    void a_grant_counts_in_the_period_of_the_limit() {
        assertThat(Grant.of(REQUEST, Flaw.facts(Set.of()), Flaw.NOW).period()).isEqualTo("2026-W47");
    }

    @Test
    void without_a_limit_each_moment_is_a_period_of_its_own() {
        var known = Flaw.facts(Set.of());
        var unlimited = withoutLimit(known.event().orElseThrow());
        var facts =
                new CheckinFacts(known.asked(), known.atCounter(), Optional.of(unlimited), known.code(), known.card());
        assertThat(Grant.of(REQUEST, facts, Flaw.NOW).period())
                .isNotEqualTo(Grant.of(REQUEST, facts, Flaw.NOW.plusMillis(1)).period());
    }

    private static CheckinFacts factsWithTaken(Set<Integer> taken) {
        var known = Flaw.facts(Set.of());
        var holder = new HolderFacts(31, true, false, taken, taken.size());
        var card = new CardFacts("0930056878802", CardStatus.ACTIVE, false, Optional.of(holder));
        return new CheckinFacts(known.asked(), known.atCounter(), known.event(), known.code(), Optional.of(card));
    }

    private static Event withoutLimit(Event event) {
        return new Event(
                event.id(),
                event.cdbid(),
                event.title(),
                event.organiser(),
                event.location(),
                event.schedule(),
                event.points(),
                Optional.empty());
    }
}
