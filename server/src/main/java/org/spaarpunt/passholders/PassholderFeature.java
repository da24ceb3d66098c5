package org.spaarpunt.passholders;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.DetailSeal;
import org.spaarpunt.lookups.Lookups;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.secrets.KeyedDigest;
import org.spaarpunt.secrets.SecretBox;

/** Passholders and their cards: the parts that read and change them. */
public record PassholderFeature(
        CardReader cards,
        PassholderLookup lookup,
        PassholderReader people,
        PassholderSearch search,
        GroupPasses groupPasses,
        GroupPassTries groupPassTries,
        CardStock stock,
        Identification identification,
        Registration registration,
        Joining joining,
        Changes changes,
        Replacement replacement,
        Presence presence,
        PresenceCodes codes,
        PassholderNotices notices,
        BirthDateProof birthDates,
        RegistrationTokens registrationTokens,
        SocialTariffCards socialTariffCards) {

    /**
     * What the feature needs.
     *
     * @param reading for searches, which may be a few seconds old
     * @param presenceValidFor how long an employee's proof that a passholder is there is valid
     * @param noticesShownFor how long passholders see what counters did
     */
    public record Base(
            Jdbi jdbi,
            Jdbi reading,
            SecretBox box,
            SecureRandom random,
            InstantSource clock,
            Outbox outbox,
            Lookups lookups,
            Duration presenceValidFor,
            Duration noticesShownFor) {}

    /** Creates the parts and connects them. */
    public static PassholderFeature of(Base base) {
        var jdbi = base.jdbi();
        var clock = base.clock();
        var cards = new CardReader(jdbi);
        var numbers = NationalNumbers.with(jdbi, base.box(), base.random());
        var people = new PassholderReader(jdbi, cards, numbers, clock);
        var groups = new GroupPasses(jdbi);
        var digest = KeyedDigest.kept(PresenceCodes.DIGEST_KEY, jdbi, base.box(), base.random());
        var codes = new PresenceCodes(jdbi, digest, base.random(), clock);
        var presence = new Presence(jdbi, codes, base.presenceValidFor(), clock);
        var lookup = new PassholderLookup(jdbi, cards, numbers, presence, base.lookups());
        var notices = new PassholderNotices(jdbi, base.outbox(), base.noticesShownFor(), clock);
        var seal = DetailSeal.kept(jdbi, base.box(), base.random());
        var recorder = new ChangeRecorder(jdbi, numbers, presence, notices, seal, clock);
        return new PassholderFeature(
                cards,
                lookup,
                people,
                new PassholderSearch(new PassholderSearch.Places(jdbi, base.reading()), people, numbers, lookup, clock),
                groups,
                new GroupPassTries(jdbi, clock),
                new CardStock(jdbi),
                new Identification(lookup, people, groups, clock),
                new Registration(jdbi, cards, people, numbers, presence, base.lookups(), base.random(), clock),
                new Joining(jdbi, cards, presence, notices, clock),
                new Changes(people, new CardSystemList(jdbi), numbers, recorder, clock),
                new Replacement(jdbi, cards, seal, clock),
                presence,
                codes,
                notices,
                new BirthDateProof(jdbi, clock),
                new RegistrationTokens(base.box(), clock),
                new SocialTariffCards(jdbi, clock));
    }
}
