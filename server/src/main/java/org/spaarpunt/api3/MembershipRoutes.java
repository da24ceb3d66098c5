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

/** The calls about what people are members of, what that costs, and the accounts they get. */
final class MembershipRoutes {
    private static final Right READ_ASSOCIATIONS = new Right.ActionAt(CounterAction.ASSOCIATION_READ);
    private static final Right ACTIVATE_PASSHOLDERS = new Right.OfConsumer(Permission.PASSHOLDER_ACTIVATE);

    private MembershipRoutes() {}

    static List<Route> all(UseCases useCases) {
        return Stream.of(associations(useCases), prices(useCases), activation(useCases))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> associations(UseCases useCases) {
        var calls = new AssociationCalls(useCases.associations());
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

    private static List<Route> prices(UseCases useCases) {
        var prices = new PriceCalls(useCases.prices(), useCases.passholders().cards(), useCases.cardSystems());
        return List.of(
                get(
                        "/uitpas/passholder/uitpasPrice",
                        Routes.EMPLOYEE,
                        CallParameters.optional(ApiRequest.COUNTER_KEY),
                        prices::list),
                get("/uitpas/price", Routes.CREATE_PASSHOLDERS, PriceCalls.PRICE, prices::price));
    }

    private static List<Route> activation(UseCases useCases) {
        var activation =
                new ActivationCall(useCases.activation(), useCases.passholders().lookup(), useCases.gate());
        return List.of(get(
                "/uitpas/passholder/{uitpasNumber}/activation",
                ACTIVATE_PASSHOLDERS,
                ActivationCall.READS,
                activation::link));
    }
}
