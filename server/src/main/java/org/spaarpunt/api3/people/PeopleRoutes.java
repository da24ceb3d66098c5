package org.spaarpunt.api3.people;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.accounts.Activation;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.associations.AssociationFeature;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.prices.PriceReader;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;

/** The calls about passholders: finding and registering them, their cards and memberships, and the prices of these. */
public final class PeopleRoutes {
    private static final Right EMPLOYEE = new Right.EmployeeAt();
    private static final Right CREATE_PASSHOLDERS = new Right.ActionAt(CounterAction.PASSHOLDER_CREATE);
    private static final Right READ_PASSHOLDERS =
            new Right.OfConsumerOrActionAt(Permission.PASSHOLDER_READ, CounterAction.PASSHOLDER_READ);
    private static final Right READ_GROUP_PASSES =
            new Right.OfConsumerOrActionAt(Permission.GROUPPASS_READ, CounterAction.GROUPPASS_READ);
    private static final Right READ_ASSOCIATIONS = new Right.ActionAt(CounterAction.ASSOCIATION_READ);
    private static final Right ACTIVATE_PASSHOLDERS = new Right.OfConsumer(Permission.PASSHOLDER_ACTIVATE);

    private static final CallParameters COUNTER = CallParameters.optional(ApiRequest.COUNTER_KEY);
    private static final CallParameters CARD = COUNTER.andOptional(CardLookup.UITPAS_NUMBER, CardLookup.CHIP_NUMBER);
    private static final CallParameters IDENTIFICATION =
            CallParameters.required(PassholderCalls.IDENTIFICATION).andOptional(ApiRequest.COUNTER_KEY);

    private PeopleRoutes() {}

    public static List<Route> all(
            PassholderFeature passholders,
            AssociationFeature associations,
            PriceReader prices,
            CardSystemList cardSystems,
            Activation activation,
            Authorization authorization) {
        return Stream.of(
                        reading(passholders, associations, authorization),
                        registrations(passholders, authorization),
                        changes(passholders, authorization),
                        memberships(associations),
                        prices(prices, passholders, cardSystems),
                        activation(activation, passholders, authorization))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> reading(
            PassholderFeature passholders, AssociationFeature associations, Authorization authorization) {
        var reading = new PassholderCalls(passholders, authorization);
        var search = new PassholderSearchCall(passholders.search(), associations.directory(), authorization);
        var cards = new CardCalls(passholders, authorization);
        return List.of(
                get("/uitpas/retrieve", READ_PASSHOLDERS, IDENTIFICATION, reading::identify),
                get("/uitpas/passholder/search", READ_PASSHOLDERS, PassholderSearchCall.READS, search::search),
                get("/uitpas/passholder/uid/{uid}", READ_PASSHOLDERS, COUNTER, reading::ofUid),
                get("/uitpas/passholder/{uitpasNumber}", READ_PASSHOLDERS, COUNTER, reading::ofNumber),
                get("/uitpas/passholder/uitpasNumber", EMPLOYEE, CARD, cards::numberOfChip),
                get("/uitpas/card", EMPLOYEE, CARD, cards::card),
                get("/uitpas/grouppass/{groupPass}", READ_GROUP_PASSES, COUNTER, cards::groupPass),
                get("/uitpas/balie/countCards", EMPLOYEE, COUNTER, cards::count));
    }

    private static List<Route> registrations(PassholderFeature passholders, Authorization authorization) {
        var registration = new RegistrationCalls(passholders, authorization);
        var memberships = new CardSystemMembershipCalls(passholders, authorization);
        return List.of(
                post(
                        "/uitpas/passholder/register",
                        CREATE_PASSHOLDERS,
                        RegistrationCalls.REGISTRATION,
                        registration::register),
                post("/uitpas/passholder/newCard", CREATE_PASSHOLDERS, RegistrationCalls.NEW_CARD, registration::give),
                post(
                        "/uitpas/passholder/{uid}/register",
                        CREATE_PASSHOLDERS,
                        CardSystemMembershipCalls.JOIN,
                        memberships::join),
                post(
                                "/uitpas/passholder/{uid}/{cardSystemId}",
                                ChangeCalls.UPDATE,
                                CardSystemMembershipCalls.CHANGE,
                                memberships::change)
                        .decidedInTheCall());
    }

    private static List<Route> changes(PassholderFeature passholders, Authorization authorization) {
        var changes = new ChangeCalls(passholders, authorization);
        var pictures = new PictureCall(passholders);
        return List.of(
                post("/uitpas/passholder/{uitpasNumber}", ChangeCalls.UPDATE, ChangeCalls.CHANGE, changes::change)
                        .decidedInTheCall(),
                post("/uitpas/passholder/block/{card}", ChangeCalls.BLOCK, COUNTER, changes::block)
                        .decidedInTheCall(),
                post(
                        "/uitpas/passholder/{uid}/optinpreferences",
                        ChangeCalls.UPDATE,
                        ChangeCalls.OPT_INS,
                        changes::setOptIns),
                post("/uitpas/passholder/{uid}/uploadPicture", ChangeCalls.UPDATE, PictureCall.READS, pictures::save));
    }

    private static List<Route> memberships(AssociationFeature associations) {
        var memberships = new AssociationCalls(associations);
        return List.of(
                get("/uitpas/association/list", READ_ASSOCIATIONS, AssociationCalls.LIST, memberships::list),
                post(
                        "/uitpas/passholder/membership",
                        CREATE_PASSHOLDERS,
                        AssociationCalls.REGISTER,
                        memberships::register),
                post(
                        "/uitpas/passholder/membership/delete",
                        CREATE_PASSHOLDERS,
                        AssociationCalls.END_IT,
                        memberships::end));
    }

    private static List<Route> prices(PriceReader reader, PassholderFeature passholders, CardSystemList cardSystems) {
        var prices = new PriceCalls(reader, passholders.cards(), cardSystems);
        return List.of(
                get("/uitpas/passholder/uitpasPrice", EMPLOYEE, COUNTER, prices::list),
                get("/uitpas/price", CREATE_PASSHOLDERS, PriceCalls.PRICE, prices::price));
    }

    private static List<Route> activation(
            Activation links, PassholderFeature passholders, Authorization authorization) {
        var activation = new ActivationCall(links, passholders.lookup(), authorization);
        return List.of(get(
                "/uitpas/passholder/{uitpasNumber}/activation",
                ACTIVATE_PASSHOLDERS,
                ActivationCall.READS,
                activation::link));
    }
}
