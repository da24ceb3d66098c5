package org.spaarpunt.api4;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.api4.checkins.CheckinRoutes;
import org.spaarpunt.api4.checkins.OwnCheckinRoutes;
import org.spaarpunt.api4.entry.EntryRoutes;
import org.spaarpunt.api4.events.EventRoutes;
import org.spaarpunt.api4.families.FamilyRoutes;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.kiosks.KioskRoutes;
import org.spaarpunt.api4.organizers.OrganizerRoutes;
import org.spaarpunt.api4.own.OwnRoutes;
import org.spaarpunt.api4.passes.PassParts;
import org.spaarpunt.api4.passes.PassRoutes;
import org.spaarpunt.api4.people.PeopleParts;
import org.spaarpunt.api4.people.PeopleRoutes;
import org.spaarpunt.api4.permissions.PermissionRoutes;
import org.spaarpunt.api4.rewards.RewardRoutes;
import org.spaarpunt.api4.uitid.UitidRoutes;
import org.spaarpunt.api4.unoffered.UnofferedRoutes;
import org.spaarpunt.api4.webhooks.WebhookRoutes;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.ServerFeatures;

/** The operations that this server offers, by subject. */
final class Operations {
    private Operations() {}

    static List<Operation> all(ServerFeatures server) {
        var features = server.features();
        var places = new CallerPlaces(features.authorization());
        var events = features.caches().events();
        var organisers = features.counters().organisers();
        return Stream.of(
                        CheckinRoutes.all(checkins(server, places)),
                        EntryRoutes.all(events, features.checkins().events(), organisers),
                        PermissionRoutes.all(
                                features.counters(), features.caches().places(), places),
                        OrganizerRoutes.all(features.counters(), features.cardSystems(), features.prices(), places),
                        EventRoutes.all(events(features), places),
                        KioskRoutes.all(kiosks(server), places),
                        UnofferedRoutes.all(),
                        RewardRoutes.all(rewards(server), places),
                        FamilyRoutes.all(families(features)),
                        UitidRoutes.all(uitid(features)),
                        OwnRoutes.all(
                                features.checkins().cards(),
                                features.pointsHistory(),
                                features.families().reader()),
                        WebhookRoutes.all(features.webhooks(), places),
                        OwnCheckinRoutes.all(
                                server.visits().byCode(),
                                features.checkins().cards(),
                                features.families().reader()),
                        PeopleRoutes.all(people(features, places)),
                        PassRoutes.all(new PassParts(
                                features.passholders(),
                                features.cardSystems(),
                                places,
                                features.core().clock())))
                .flatMap(List::stream)
                .toList();
    }

    private static RewardRoutes.Parts rewards(ServerFeatures server) {
        var features = server.features();
        return new RewardRoutes.Parts(
                features.rewards(),
                features.administration().rewards(),
                features.repeatedRequests(),
                server.visits().atCounter(),
                features.passholders().lookup(),
                features.counters().organisers(),
                features.checkins().actors());
    }

    private static FamilyRoutes.Parts families(Features features) {
        var passholders = features.passholders();
        return new FamilyRoutes.Parts(
                features.families(),
                passholders.people(),
                passholders.cards(),
                passholders.registrationTokens(),
                json(features));
    }

    private static UitidRoutes.Parts uitid(Features features) {
        var passholders = features.passholders();
        return new UitidRoutes.Parts(
                passholders.birthDates(),
                passholders.registrationTokens(),
                new TokenGenerator(features.core().random()),
                features.accounts().use(),
                passholders.people());
    }

    private static EventRoutes.Parts events(Features features) {
        return new EventRoutes.Parts(
                features.caches().events(),
                features.events().register(),
                features.codes(),
                features.checkins().actors(),
                features.cardSystems(),
                features.core().box(),
                features.core().settings().cardName());
    }

    private static KioskRoutes.Parts kiosks(ServerFeatures server) {
        var features = server.features();
        return new KioskRoutes.Parts(
                features.devices(),
                server.visits().onDevice(),
                features.caches().events(),
                features.checkins().actors(),
                features.dayCodes(),
                features.checkins().cards(),
                features.pointsInquiry());
    }

    private static PassholderJson json(Features features) {
        return new PassholderJson(features.accounts().use(), features.core().clock());
    }

    private static CheckinRoutes.Parts checkins(ServerFeatures server, CallerPlaces places) {
        var features = server.features();
        return new CheckinRoutes.Parts(
                server.checkinDesk(),
                features.checkins(),
                features.caches().events(),
                features.passholders().people(),
                json(features),
                places);
    }

    private static PeopleParts people(Features features, CallerPlaces places) {
        return new PeopleParts(
                features.passholders(),
                features.associations(),
                features.prices(),
                features.cardSystems(),
                features.accounts(),
                features.administration().passholderRemoval(),
                features.core().box(),
                places,
                features.core().clock());
    }
}
