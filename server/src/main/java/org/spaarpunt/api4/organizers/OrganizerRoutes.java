package org.spaarpunt.api4.organizers;

import static org.spaarpunt.api4.wire.Operation.WITH_CLIENT_ID;
import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.counters.CounterFeature;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.prices.PriceReader;

/** The operations about organisers and card systems. */
public final class OrganizerRoutes {
    private OrganizerRoutes() {}

    /** All of them. */
    public static List<Operation> all(
            CounterFeature counters, CardSystemList cardSystems, PriceReader prices, CallerPlaces places) {
        var organizers = new OrganizerOperations(counters.organisers(), cardSystems, places);
        var admins = new AdminOperations(counters.employees(), counters.organisers(), places);
        var systems = new CardSystemOperations(cardSystems, counters.cities(), prices);
        return List.of(
                Operation.get("/organizers", WITH_TOKEN, organizers::list),
                Operation.get("/organizers/{organizerId}", WITH_TOKEN, organizers::show),
                Operation.get("/organizers/{organizerId}/admins", WITH_TOKEN, admins::list),
                Operation.post("/organizers/{organizerId}/admins", WITH_TOKEN, admins::add),
                Operation.delete("/organizers/{organizerId}/admins/{adminUserId}", WITH_TOKEN, admins::remove),
                Operation.get("/card-systems", WITH_CLIENT_ID, systems::list),
                Operation.get("/card-systems/{cardSystemId}", WITH_CLIENT_ID, systems::show),
                Operation.get("/card-systems/{cardSystemId}/membership-prices", WITH_CLIENT_ID, systems::prices),
                Operation.get("/card-systems/{cardSystemId}/city-settings", WITH_CLIENT_ID, systems::citySettings),
                Operation.get(
                        "/card-systems/{cardSystemId}/social-tariff-settings",
                        WITH_CLIENT_ID,
                        systems::socialTariffSettings));
    }
}
