package org.spaarpunt.passholders;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.passes.CardDirectory;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.secrets.SecretBox;

/** What is kept about passholders and their cards, each with its own questions and changes. */
public record PassholderBooks(
        CardDirectory cards,
        People people,
        PeopleSearch search,
        GroupPasses groupPasses,
        CardStock stock,
        Identification identification,
        Registration registration,
        Joining joining,
        Changes changes,
        Replacement replacement) {

    /** Wires them. */
    public static PassholderBooks of(Jdbi jdbi, SecretBox box, SecureRandom random, InstantSource clock) {
        var cards = new CardDirectory(jdbi);
        var numbers = NationalNumbers.with(jdbi, box, random);
        var people = new People(jdbi, cards, numbers);
        var groups = new GroupPasses(jdbi);
        return new PassholderBooks(
                cards,
                people,
                new PeopleSearch(jdbi, people, numbers, clock),
                groups,
                new CardStock(jdbi),
                new Identification(cards, people, groups, clock),
                new Registration(jdbi, cards, people, numbers, random, clock),
                new Joining(jdbi, cards, clock),
                new Changes(jdbi, people, new CardSystemList(jdbi), numbers, clock),
                new Replacement(jdbi, cards, clock));
    }
}
