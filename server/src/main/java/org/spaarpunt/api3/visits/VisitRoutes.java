package org.spaarpunt.api3.visits;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;
import org.spaarpunt.visits.VisitFeature;

/** The calls about a whole visit: what can be done, doing several actions at once, and check-ins on devices. */
public final class VisitRoutes {
    private static final Right READ_AT_COUNTER = CardLookup.READ;
    private static final Right DEVICE = new Right.Device();

    private VisitRoutes() {}

    public static List<Route> all(VisitFeature visits, PassholderFeature passholders, Authorization authorization) {
        var cards = new CardLookup(passholders.lookup(), authorization);
        var actions = new EventActionCalls(visits.atCounter(), cards, passholders.identification(), authorization);
        var device = new DeviceCheckin(visits.onDevice());
        return List.of(
                get("/uitpas/passholder/eventActions", READ_AT_COUNTER, EventActionCalls.LOOK, actions::look),
                post("/uitpas/passholder/eventActions", READ_AT_COUNTER, EventActionCalls.ACT, actions::act),
                post("/uitpas/cid/checkin", DEVICE, DeviceCheckin.READS, device::answer)
                        .claimingItsNonce());
    }
}
