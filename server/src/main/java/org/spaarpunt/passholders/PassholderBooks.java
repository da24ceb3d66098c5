package org.spaarpunt.passholders;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardDirectory;

/** What is kept about passholders and their cards, each with its own questions and changes. */
public record PassholderBooks(
        CardDirectory cards,
        People people,
        PeopleSearch search,
        GroupPasses groupPasses,
        CardStock stock,
        Identification identification) {

    /** Wires them. */
    public static PassholderBooks of(Jdbi jdbi, InstantSource clock) {
        var cards = new CardDirectory(jdbi);
        var people = new People(jdbi, cards);
        var groups = new GroupPasses(jdbi);
        return new PassholderBooks(
                cards,
                people,
                new PeopleSearch(jdbi, people, clock),
                groups,
                new CardStock(jdbi),
                new Identification(cards, people, groups, clock));
    }
}
