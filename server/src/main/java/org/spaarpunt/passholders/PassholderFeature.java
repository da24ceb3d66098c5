package org.spaarpunt.passholders;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.secrets.SecretBox;

/** What is kept about passholders and their cards, each with its own questions and changes. */
public record PassholderFeature(
        CardReader cards,
        PassholderLookup lookup,
        PassholderReader people,
        PassholderSearch search,
        GroupPasses groupPasses,
        CardStock stock,
        Identification identification,
        Registration registration,
        Joining joining,
        Changes changes,
        Replacement replacement) {

    /** Wires them. */
    public static PassholderFeature of(Jdbi jdbi, SecretBox box, SecureRandom random, InstantSource clock) {
        var cards = new CardReader(jdbi);
        var numbers = NationalNumbers.with(jdbi, box, random);
        var people = new PassholderReader(jdbi, cards, numbers, clock);
        var lookup = new PassholderLookup(jdbi, cards, numbers);
        var groups = new GroupPasses(jdbi);
        return new PassholderFeature(
                cards,
                lookup,
                people,
                new PassholderSearch(jdbi, people, numbers, clock),
                groups,
                new CardStock(jdbi),
                new Identification(lookup, people, groups, clock),
                new Registration(jdbi, cards, people, numbers, random, clock),
                new Joining(jdbi, cards, clock),
                new Changes(jdbi, people, new CardSystemList(jdbi), numbers, clock),
                new Replacement(jdbi, cards, clock));
    }
}
