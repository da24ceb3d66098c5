package org.spaarpunt.api3;

import static org.spaarpunt.api3.wire.Route.get;
import static org.spaarpunt.api3.wire.Route.post;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.spaarpunt.api3.checkins.CheckinRoutes;
import org.spaarpunt.api3.counters.CardSystemCalls;
import org.spaarpunt.api3.counters.CounterSearchCalls;
import org.spaarpunt.api3.counters.EmployeeCalls;
import org.spaarpunt.api3.counters.TermsCalls;
import org.spaarpunt.api3.counters.UserCounterCalls;
import org.spaarpunt.api3.devices.DeviceCalls;
import org.spaarpunt.api3.events.CheckinCodeCalls;
import org.spaarpunt.api3.events.EventCalls;
import org.spaarpunt.api3.events.EventSearchParameters;
import org.spaarpunt.api3.oauth.ProfileCalls;
import org.spaarpunt.api3.oauth.TokenCalls;
import org.spaarpunt.api3.people.CardCalls;
import org.spaarpunt.api3.people.CardSystemMembershipCalls;
import org.spaarpunt.api3.people.ChangeCalls;
import org.spaarpunt.api3.people.PassholderCalls;
import org.spaarpunt.api3.people.PassholderSearchCall;
import org.spaarpunt.api3.people.PictureCall;
import org.spaarpunt.api3.people.RegistrationCalls;
import org.spaarpunt.api3.rewards.RewardRoutes;
import org.spaarpunt.api3.visits.VisitRoutes;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.associations.AssociationFeature;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;
import org.spaarpunt.visits.VisitFeature;
import org.spaarpunt.wiring.Features;

/**
 * The calls of the protocol that are offered, all of them, and who may make them; {@link MembershipRoutes} is the second page of it.
 * {@link UnofferedCall} has the others.
 */
final class Routes {
    private static final Right ANYBODY = new Right.Anybody();
    private static final Right REQUEST_TOKEN = new Right.RequestToken();
    private static final Right CHECK_IN = new Right.ActionAt(CounterAction.CHECKIN_CREATE);

    static final Right CREATE_PASSHOLDERS = new Right.ActionAt(CounterAction.PASSHOLDER_CREATE);
    private static final Right UPDATE_PASSHOLDERS = ChangeCalls.UPDATE;
    private static final Right BLOCK_CARDS = ChangeCalls.BLOCK;
    private static final Right READ_PASSHOLDERS =
            new Right.OfConsumerOrActionAt(Permission.PASSHOLDER_READ, CounterAction.PASSHOLDER_READ);
    private static final Right READ_GROUP_PASSES =
            new Right.OfConsumerOrActionAt(Permission.GROUPPASS_READ, CounterAction.GROUPPASS_READ);
    private static final Right READ_EVENTS =
            new Right.OfConsumerOrActionAt(Permission.EVENT_READ, CounterAction.EVENT_READ);
    private static final Right READ_COUNTERS = new Right.OfConsumer(Permission.COUNTER_READ);
    private static final Right ANY_USER = new Right.AnyUser();
    private static final Right OWN_ACCOUNT = new Right.OwnAccount();
    static final Right EMPLOYEE = new Right.EmployeeAt();
    private static final Right ADMIN = new Right.AdminAt();

    private Routes() {}

    /** @param unauthorized is told of every request that a call refuses with 401 */
    static List<Route> all(
            Features features, CheckinDesk desk, VisitFeature visits, Consumer<OAuthProblem> unauthorized) {
        return Stream.of(
                        tokens(features, unauthorized),
                        CheckinRoutes.all(
                                desk,
                                visits,
                                features.pointsInquiry(),
                                features.checkins(),
                                features.authorization()),
                        people(features),
                        RewardRoutes.all(
                                features.rewards(),
                                visits.atCounter(),
                                features.passholders().lookup(),
                                features.authorization()),
                        VisitRoutes.all(visits, features.passholders(), features.authorization()),
                        passholders(features.passholders(), features.associations(), features.authorization()),
                        counters(features),
                        activities(features),
                        devices(features),
                        registrations(features.passholders(), features.authorization()),
                        changes(features.passholders(), features.authorization()),
                        MembershipRoutes.all(features),
                        codes(features))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> tokens(Features features, Consumer<OAuthProblem> unauthorized) {
        var tokens = new TokenCalls(
                features.identity().requestTokens(), features.identity().accessTokens(), unauthorized);
        return List.of(
                post("/requestToken", ANYBODY, CallParameters.optional(), tokens::requestToken),
                post("/accessToken", REQUEST_TOKEN, CallParameters.optional(), tokens::accessToken));
    }

    private static List<Route> people(Features features) {
        var profiles = new ProfileCalls(features.identity().profiles(), features.authorization());
        var workplaces = new UserCounterCalls(features.counters().workplaces());
        var staff = new EmployeeCalls(features.counters().staff());
        var terms = new TermsCalls(features.counters().terms());
        var counter = CallParameters.optional(ApiRequest.COUNTER_KEY);
        var uid = CallParameters.required(ApiRequest.UID);
        return List.of(
                get("/user/{id}", ANYBODY, CallParameters.optional(ProfileCalls.PRIVATE), profiles::read),
                get("/uitpas/balie/list", ANY_USER, uid, workplaces::list),
                get("/uitpas/balie/listEmployees", EMPLOYEE, counter, staff::list),
                post(
                        "/uitpas/balie/member",
                        ADMIN,
                        counter.andOptional(ApiRequest.UID, EmployeeCalls.EMAIL),
                        staff::add),
                post("/uitpas/balie/removeMember", ADMIN, uid.andOptional(ApiRequest.COUNTER_KEY), staff::remove),
                get("/uitpas/balie/terms", OWN_ACCOUNT, uid, terms::read),
                post("/uitpas/balie/terms", OWN_ACCOUNT, uid, terms::accept));
    }

    private static List<Route> passholders(
            PassholderFeature books, AssociationFeature associations, Authorization gate) {
        var reading = new PassholderCalls(books, gate);
        var search = new PassholderSearchCall(books.search(), associations.directory(), gate);
        var cards = new CardCalls(books, gate);
        var counter = CallParameters.optional(ApiRequest.COUNTER_KEY);
        var card = counter.andOptional(CardLookup.UITPAS_NUMBER, CardLookup.CHIP_NUMBER);
        var identification =
                CallParameters.required(PassholderCalls.IDENTIFICATION).andOptional(ApiRequest.COUNTER_KEY);
        return List.of(
                get("/uitpas/retrieve", READ_PASSHOLDERS, identification, reading::identify),
                get("/uitpas/passholder/search", READ_PASSHOLDERS, PassholderSearchCall.READS, search::search),
                get("/uitpas/passholder/uid/{uid}", READ_PASSHOLDERS, counter, reading::ofUid),
                get("/uitpas/passholder/{uitpasNumber}", READ_PASSHOLDERS, counter, reading::ofNumber),
                get("/uitpas/passholder/uitpasNumber", EMPLOYEE, card, cards::numberOfChip),
                get("/uitpas/card", EMPLOYEE, card, cards::card),
                get("/uitpas/grouppass/{groupPass}", READ_GROUP_PASSES, counter, cards::groupPass),
                get("/uitpas/balie/countCards", EMPLOYEE, counter, cards::count));
    }

    private static List<Route> registrations(PassholderFeature books, Authorization gate) {
        var registration = new RegistrationCalls(books, gate);
        var links = new CardSystemMembershipCalls(books, gate);
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
                        links::join),
                post(
                                "/uitpas/passholder/{uid}/{cardSystemId}",
                                UPDATE_PASSHOLDERS,
                                CardSystemMembershipCalls.CHANGE,
                                links::change)
                        .decidedInTheCall());
    }

    private static List<Route> changes(PassholderFeature books, Authorization gate) {
        var changes = new ChangeCalls(books, gate);
        return List.of(
                post("/uitpas/passholder/{uitpasNumber}", UPDATE_PASSHOLDERS, ChangeCalls.CHANGE, changes::change)
                        .decidedInTheCall(),
                post(
                                "/uitpas/passholder/block/{card}",
                                BLOCK_CARDS,
                                CallParameters.optional(ApiRequest.COUNTER_KEY),
                                changes::block)
                        .decidedInTheCall(),
                post(
                        "/uitpas/passholder/{uid}/optinpreferences",
                        UPDATE_PASSHOLDERS,
                        ChangeCalls.OPT_INS,
                        changes::setOptIns),
                post(
                        "/uitpas/passholder/{uid}/uploadPicture",
                        UPDATE_PASSHOLDERS,
                        PictureCall.READS,
                        new PictureCall(books)::save));
    }

    private static List<Route> counters(Features features) {
        var search = new CounterSearchCalls(
                features.counters().search(), features.passholders().lookup(), features.authorization());
        var systems = new CardSystemCalls(features.cardSystems());
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
                get("/uitpas/balie/pos", READ_COUNTERS, where, search::pointsOfSale),
                get("/uitpas/cardsystem", ANYBODY, CallParameters.optional(), systems::list));
    }

    private static List<Route> activities(Features features) {
        var events = new EventCalls(features.checkins(), features.passholders().lookup(), features.authorization());
        var counter = CallParameters.optional(ApiRequest.COUNTER_KEY);
        return List.of(
                get("/uitpas/cultureevent/search", READ_EVENTS, EventSearchParameters.reads(), events::search),
                get(
                        "/uitpas/cultureevent/{cdbid}",
                        READ_EVENTS,
                        counter.andOptional(CardLookup.UITPAS_NUMBER),
                        events::read),
                get("/uitpas/cultureevent/{cdbid}/cardsystems", READ_EVENTS, counter, events::cardSystems));
    }

    private static List<Route> codes(Features features) {
        var codes = new CheckinCodeCalls(features.codes());
        var read = CallParameters.optional(ApiRequest.COUNTER_KEY, CheckinCodeCalls.ZIPPED);
        return List.of(post("/uitpas/checkincode/pdf/{cdbid}", CHECK_IN, read, codes::poster));
    }

    private static List<Route> devices(Features features) {
        var devices = new DeviceCalls(features.devices());
        var counter = CallParameters.optional(ApiRequest.COUNTER_KEY);
        var device = CallParameters.required(DeviceCalls.DEVICE).andOptional(ApiRequest.COUNTER_KEY);
        return List.of(
                get("/uitpas/cid/list", EMPLOYEE, counter, devices::list),
                get("/uitpas/cid/{cidConsumerKey}", EMPLOYEE, counter, devices::read),
                post("/uitpas/cid/connect", EMPLOYEE, device.andOptional(DeviceCalls.CDBID), devices::connect),
                post(
                        "/uitpas/cid/update",
                        ADMIN,
                        device.andOptional(DeviceCalls.NAME, DeviceCalls.STATUS).andRepeated(DeviceCalls.COUNTERS),
                        devices::update));
    }
}
