package org.spaarpunt.api3;

import static org.spaarpunt.api3.Route.get;
import static org.spaarpunt.api3.Route.post;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Right;

/** The calls of the protocol, all of them, on one page, and who may make them. */
final class Routes {
    private static final Right ANYBODY = new Right.Anybody();
    private static final Right REQUEST_TOKEN = new Right.RequestToken();
    private static final Right CHECK_IN = new Right.ActionAt(CounterAction.CHECKIN_CREATE);
    private static final Right CHECK_IN_WITH_CODE = new Right.OfConsumer(Permission.CHECK_IN_WITH_CODE);
    private static final Right READ_POINTS = new Right.OfConsumer(Permission.READ_POINTS);

    private static final Right READ_EVENTS =
            new Right.OfConsumerOrActionAt(Permission.EVENT_READ, CounterAction.EVENT_READ);
    private static final Right READ_COUNTERS = new Right.OfConsumer(Permission.COUNTER_READ);
    private static final Right ANY_USER = new Right.AnyUser();
    private static final Right OWN_ACCOUNT = new Right.OwnAccount();
    private static final Right EMPLOYEE = new Right.EmployeeAt();
    private static final Right ADMIN = new Right.AdminAt();

    private Routes() {}

    /** @param unauthorized is told of every request that a call refuses with 401 */
    static List<Route> all(UseCases useCases, Consumer<OAuthProblem> unauthorized) {
        return Stream.of(
                        tokens(useCases, unauthorized),
                        checkins(useCases),
                        endUsers(useCases),
                        people(useCases),
                        counters(useCases),
                        activities(useCases),
                        devices(useCases),
                        codes(useCases))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> tokens(UseCases useCases, Consumer<OAuthProblem> unauthorized) {
        var tokens = new TokenCalls(useCases.requestTokens(), useCases.accessTokens(), unauthorized);
        return List.of(
                post("/requestToken", ANYBODY, Reads.optional(), tokens::requestToken),
                post("/accessToken", REQUEST_TOKEN, Reads.optional(), tokens::accessToken));
    }

    private static List<Route> checkins(UseCases useCases) {
        var checkins = new PassholderCheckin(useCases.desk());
        var read = Reads.optional(
                PassholderCheckin.CDBID,
                PassholderCheckin.UITPAS_NUMBER,
                PassholderCheckin.CHIP_NUMBER,
                ApiRequest.COUNTER_KEY);
        return List.of(post("/uitpas/passholder/checkin", CHECK_IN, read, checkins::answer)
                .decidedInTheCall());
    }

    private static List<Route> endUsers(UseCases useCases) {
        var endUsers = new EndUserCalls(useCases);
        var scanned = Reads.optional(EndUserCalls.UITPAS_NUMBER, EndUserCalls.CHECKIN_CODE);
        return List.of(
                post("/uitpas/enduser/checkin", CHECK_IN_WITH_CODE, scanned, endUsers::checkIn),
                get("/uitpas/enduser/{uitpasNumber}", READ_POINTS, Reads.optional(), endUsers::points));
    }

    private static List<Route> people(UseCases useCases) {
        var profiles = new ProfileCalls(useCases.profiles(), useCases.gate());
        var workplaces = new WorkplaceCalls(useCases.counters().workplaces());
        var staff = new StaffCalls(useCases.counters().staff());
        var terms = new TermsCalls(useCases.counters().terms());
        var counter = Reads.optional(ApiRequest.COUNTER_KEY);
        var uid = Reads.required(ApiRequest.UID);
        return List.of(
                get("/user/{id}", ANYBODY, Reads.optional(ProfileCalls.PRIVATE), profiles::read),
                get("/uitpas/balie/list", ANY_USER, uid, workplaces::list),
                get("/uitpas/balie/listEmployees", EMPLOYEE, counter, staff::list),
                post("/uitpas/balie/member", ADMIN, counter.andOptional(ApiRequest.UID, StaffCalls.EMAIL), staff::add),
                post("/uitpas/balie/removeMember", ADMIN, uid.andOptional(ApiRequest.COUNTER_KEY), staff::remove),
                get("/uitpas/balie/terms", OWN_ACCOUNT, uid, terms::read),
                post("/uitpas/balie/terms", OWN_ACCOUNT, uid, terms::accept));
    }

    private static List<Route> counters(UseCases useCases) {
        var search = new CounterSearchCalls(useCases.counters().search(), useCases.gate());
        var systems = new CardSystemCalls(useCases.cardSystems());
        var where = Reads.optional(
                CounterSearchCalls.CITY,
                CounterSearchCalls.PASSHOLDER,
                CounterSearchCalls.KIND,
                CounterSearchCalls.VISIBLE,
                Paging.START,
                Paging.AT_MOST);
        var all =
                where.andOptional(CounterSearchCalls.KEY, CounterSearchCalls.SCHOOL, CounterSearchCalls.POINT_OF_SALE);
        return List.of(
                get("/uitpas/balie/search", READ_COUNTERS, all, search::search),
                get("/uitpas/balie/pos", READ_COUNTERS, where, search::pointsOfSale),
                get("/uitpas/cardsystem", ANYBODY, Reads.optional(), systems::list));
    }

    private static List<Route> activities(UseCases useCases) {
        var events = new EventCalls(useCases.activities());
        var checkins = new CheckinSearchCalls(useCases.activities(), useCases.gate());
        var undo = new UndoCalls(useCases.activities().undo());
        var counter = Reads.optional(ApiRequest.COUNTER_KEY);
        return List.of(
                get("/uitpas/cultureevent/search", READ_EVENTS, EventQuery.reads(), events::search),
                get("/uitpas/cultureevent/searchCheckins", ANYBODY, CheckinSearchCalls.reads(), checkins::search),
                get(
                        "/uitpas/cultureevent/{cdbid}",
                        READ_EVENTS,
                        counter.andOptional(CardParameter.UITPAS_NUMBER),
                        events::read),
                get("/uitpas/cultureevent/{cdbid}/cardsystems", READ_EVENTS, counter, events::cardSystems),
                post("/uitpas/checkin/{id}/undo", CHECK_IN, counter, undo::undo));
    }

    private static List<Route> codes(UseCases useCases) {
        var codes = new CheckinCodeCalls(useCases.codes());
        var read = Reads.optional(ApiRequest.COUNTER_KEY, CheckinCodeCalls.ZIPPED);
        return List.of(post("/uitpas/checkincode/pdf/{cdbid}", CHECK_IN, read, codes::poster));
    }

    private static List<Route> devices(UseCases useCases) {
        var devices = new DeviceCalls(useCases.devices(), useCases.desk());
        var counter = Reads.optional(ApiRequest.COUNTER_KEY);
        var device = Reads.required(DeviceCalls.DEVICE).andOptional(ApiRequest.COUNTER_KEY);
        var card = Reads.optional(PassholderCheckin.UITPAS_NUMBER, PassholderCheckin.CHIP_NUMBER);
        return List.of(
                get("/uitpas/cid/list", EMPLOYEE, counter, devices::list),
                get("/uitpas/cid/{cidConsumerKey}", EMPLOYEE, counter, devices::read),
                post("/uitpas/cid/connect", EMPLOYEE, device.andOptional(DeviceCalls.CDBID), devices::connect),
                post(
                        "/uitpas/cid/update",
                        ADMIN,
                        device.andOptional(DeviceCalls.NAME, DeviceCalls.STATUS),
                        devices::update),
                post("/uitpas/cid/checkin", ANYBODY, card, devices::checkIn));
    }
}
