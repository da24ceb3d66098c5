package org.spaarpunt.api3.events;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.codes.CodeIssuer;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;

/** The calls about events and their check-in codes. */
public final class EventRoutes {
    private static final Right READ_EVENTS =
            new Right.OfConsumerOrActionAt(Permission.EVENT_READ, CounterAction.EVENT_READ);
    private static final Right CHECK_IN = new Right.ActionAt(CounterAction.CHECKIN_CREATE);

    private static final CallParameters COUNTER = CallParameters.optional(ApiRequest.COUNTER_KEY);

    private EventRoutes() {}

    /**
     * All of them.
     *
     * @param cardName what people call their card
     */
    public static List<Route> all(
            CheckinFeature checkins,
            CodeIssuer issuer,
            PassholderLookup passholders,
            Authorization authorization,
            String cardName) {
        var events = new EventCalls(checkins, passholders, authorization);
        var codes = new CheckinCodeCalls(issuer, cardName);
        return List.of(
                get("/uitpas/cultureevent/search", READ_EVENTS, EventSearchParameters.reads(), events::search),
                get(
                        "/uitpas/cultureevent/{cdbid}",
                        READ_EVENTS,
                        COUNTER.andOptional(CardLookup.UITPAS_NUMBER),
                        events::read),
                get("/uitpas/cultureevent/{cdbid}/cardsystems", READ_EVENTS, COUNTER, events::cardSystems),
                post(
                        "/uitpas/checkincode/pdf/{cdbid}",
                        CHECK_IN,
                        COUNTER.andOptional(CheckinCodeCalls.ZIPPED),
                        codes::poster));
    }
}
