package org.spaarpunt.api3.counters;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.counters.CounterFeature;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;

/** The calls about counters, their employees and card systems. */
public final class CounterRoutes {
    private static final Right ANYONE = new Right.Anybody();
    private static final Right ANY_USER = new Right.AnyUser();
    private static final Right OWN_ACCOUNT = new Right.OwnAccount();
    private static final Right EMPLOYEE = new Right.EmployeeAt();
    private static final Right ADMIN = new Right.AdminAt();
    private static final Right READ_COUNTERS = new Right.OfConsumer(Permission.COUNTER_READ);

    private static final CallParameters COUNTER = CallParameters.optional(ApiRequest.COUNTER_KEY);
    private static final CallParameters UID = CallParameters.required(ApiRequest.UID);

    private CounterRoutes() {}

    public static List<Route> all(
            CounterFeature counters,
            CardSystemList cardSystems,
            PassholderLookup passholders,
            Authorization authorization) {
        return Stream.of(
                        employees(counters),
                        terms(counters),
                        search(counters, passholders, authorization),
                        cardSystems(cardSystems))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> employees(CounterFeature counters) {
        var ofUser = new UserCounterCalls(counters.workplaces());
        var employees = new EmployeeCalls(counters.employees());
        return List.of(
                get("/uitpas/balie/list", ANY_USER, UID, ofUser::list),
                get("/uitpas/balie/listEmployees", EMPLOYEE, COUNTER, employees::list),
                post(
                        "/uitpas/balie/member",
                        ADMIN,
                        COUNTER.andOptional(ApiRequest.UID, EmployeeCalls.EMAIL),
                        employees::add),
                post("/uitpas/balie/removeMember", ADMIN, UID.andOptional(ApiRequest.COUNTER_KEY), employees::remove));
    }

    private static List<Route> terms(CounterFeature counters) {
        var terms = new TermsCalls(counters.terms());
        return List.of(
                get("/uitpas/balie/terms", OWN_ACCOUNT, UID, terms::read),
                post("/uitpas/balie/terms", OWN_ACCOUNT, UID, terms::accept));
    }

    private static List<Route> search(
            CounterFeature counters, PassholderLookup passholders, Authorization authorization) {
        var search = new CounterSearchCalls(counters.search(), passholders, authorization);
        var where = CallParameters.optional(
                        CounterSearchCalls.CITY,
                        CounterSearchCalls.PASSHOLDER,
                        CounterSearchCalls.KIND,
                        CounterSearchCalls.VISIBLE,
                        Paging.START,
                        Paging.AT_MOST)
                .andRepeated(CounterSearchCalls.CARD_SYSTEM, CounterSearchCalls.GROUP);
        var all =
                where.andOptional(CounterSearchCalls.KEY, CounterSearchCalls.SCHOOL, CounterSearchCalls.POINT_OF_SALE);
        return List.of(
                get("/uitpas/balie/search", READ_COUNTERS, all, search::search),
                get("/uitpas/balie/pos", READ_COUNTERS, where, search::pointsOfSale));
    }

    private static List<Route> cardSystems(CardSystemList cardSystems) {
        var calls = new CardSystemCalls(cardSystems);
        return List.of(get("/uitpas/cardsystem", ANYONE, CallParameters.optional(), calls::list));
    }
}
