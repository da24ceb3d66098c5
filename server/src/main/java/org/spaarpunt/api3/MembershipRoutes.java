package org.spaarpunt.api3;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.api3.people.ActivationCall;
import org.spaarpunt.api3.people.AssociationCalls;
import org.spaarpunt.api3.people.PriceCalls;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Right;
import org.spaarpunt.wiring.Features;

/** The calls about what people are members of, what that costs, and the accounts they get. */
final class MembershipRoutes {
    private static final Right READ_ASSOCIATIONS = new Right.ActionAt(CounterAction.ASSOCIATION_READ);
    private static final Right ACTIVATE_PASSHOLDERS = new Right.OfConsumer(Permission.PASSHOLDER_ACTIVATE);

    private MembershipRoutes() {}

    static List<Route> all(Features features) {
        return Stream.of(associations(features), prices(features), activation(features))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> associations(Features features) {
        var calls = new AssociationCalls(features.associations());
        return List.of(
                get("/uitpas/association/list", READ_ASSOCIATIONS, AssociationCalls.LIST, calls::list),
                post(
                        "/uitpas/passholder/membership",
                        Routes.CREATE_PASSHOLDERS,
                        AssociationCalls.REGISTER,
                        calls::register),
                post(
                        "/uitpas/passholder/membership/delete",
                        Routes.CREATE_PASSHOLDERS,
                        AssociationCalls.END_IT,
                        calls::end));
    }

    private static List<Route> prices(Features features) {
        var prices = new PriceCalls(features.prices(), features.passholders().cards(), features.cardSystems());
        return List.of(
                get(
                        "/uitpas/passholder/uitpasPrice",
                        Routes.EMPLOYEE,
                        CallParameters.optional(ApiRequest.COUNTER_KEY),
                        prices::list),
                get("/uitpas/price", Routes.CREATE_PASSHOLDERS, PriceCalls.PRICE, prices::price));
    }

    private static List<Route> activation(Features features) {
        var activation = new ActivationCall(
                features.accounts().activation(), features.passholders().lookup(), features.authorization());
        return List.of(get(
                "/uitpas/passholder/{uitpasNumber}/activation",
                ACTIVATE_PASSHOLDERS,
                ActivationCall.READS,
                activation::link));
    }
}
