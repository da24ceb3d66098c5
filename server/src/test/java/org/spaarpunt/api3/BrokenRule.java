package org.spaarpunt.api3;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A way to break one rule of a call and no other.
 *
 * @param rule its place in the order of the rules
 * @param spoil breaks it for an attempt that was in order, or whose later rules were broken before
 * @param needs what the rule is about
 * @param takesAway what there is no more of, once it is broken
 */
record BrokenRule(int rule, String code, String how, Consumer<Attempt> spoil, Set<Thing> needs, Set<Thing> takesAway) {

    enum Thing {
        /** The name of an event in the request, whether there is such an event or not; and so on. */
        EVENT_NAME,
        CARD_NUMBER,
        COUNTER,
        EVENT,
        CARD,
        PASSHOLDER
    }

    static BrokenRule of(int rule, String code, String how, Consumer<Attempt> spoil) {
        return new BrokenRule(rule, code, how, spoil, Set.of(), Set.of());
    }

    BrokenRule needing(Thing... things) {
        return new BrokenRule(rule, code, how, spoil, Set.copyOf(Arrays.asList(things)), takesAway);
    }

    BrokenRule takingAway(Thing... things) {
        return new BrokenRule(rule, code, how, spoil, needs, Set.copyOf(Arrays.asList(things)));
    }

    /**
     * Every two rules that one request can break. The others exclude each other, always for one reason: the earlier break
     * takes away what the later rule is about. A card that does not exist is not blocked either; an event that the request
     * does not name has no limit to use up.
     */
    static Stream<Pair> pairs(List<BrokenRule> rules) {
        return rules.stream()
                .flatMap(earlier -> rules.stream()
                        .filter(later ->
                                earlier.rule < later.rule && Collections.disjoint(earlier.takesAway, later.needs))
                        .map(later -> new Pair(earlier, later)));
    }

    record Pair(BrokenRule earlier, BrokenRule later) {
        /** The later one first: it may need what the earlier one takes away, such as a check-in that was granted. */
        void spoil(Attempt attempt) {
            later.spoil.accept(attempt);
            earlier.spoil.accept(attempt);
        }

        @Override
        public String toString() {
            return earlier + " before " + later;
        }
    }

    @Override
    public String toString() {
        return code + " (" + how + ")";
    }
}
