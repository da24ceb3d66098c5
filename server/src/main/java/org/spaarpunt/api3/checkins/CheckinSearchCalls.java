package org.spaarpunt.api3.checkins;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.xml.CheckinXml;
import org.spaarpunt.checkins.CheckinCriteria;
import org.spaarpunt.checkins.CheckinCriteria.Filter;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.checkins.CheckinScope;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.identity.User;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;

/**
 * {@code GET cultureevent/searchCheckins}: who was where. An employee sees what concerns the counter, a passholder what they did themselves,
 * and an application what happened, but not to whom, unless it may read passholders.
 */
final class CheckinSearchCalls {
    private static final String CDBID = "cdbid";
    private static final String FROM = "startDate";
    private static final String UNTIL = "endDate";
    private static final String VIA = "checkinViaBalieConsumerKey";
    private static final String LOCATION = "location";
    private static final String CITY = "city";
    private static final String CARD_SYSTEM = "organiserCardSystemId";
    private static final String SORT = "sort";
    private static final String ORGANISER = "organiser";
    /** As known clients write it. */
    private static final String ORGANIZER = "organizer";

    static final CallParameters READS = CallParameters.optional(
                    ApiRequest.UID,
                    ApiRequest.COUNTER_KEY,
                    CDBID,
                    FROM,
                    UNTIL,
                    VIA,
                    LOCATION,
                    CITY,
                    SORT,
                    ORGANISER,
                    ORGANIZER,
                    Paging.START,
                    Paging.AT_MOST)
            .andRepeated(CARD_SYSTEM);

    /** The orders that a request may name, and whether that is the oldest first. */
    private static final Map<String, Boolean> ORDERS =
            Map.of("", false, "creationdate", false, "creationdate desc", false, "creationdate asc", true);

    private static final Right READ_CHECKINS = new Right.ActionAt(CounterAction.CHECKIN_READ);
    private static final Right.Named READ_PASSHOLDERS = new Right.OfConsumer(Permission.PASSHOLDER_READ);
    private static final Right.Named OWN_ACCOUNT = new Right.OwnAccount();

    private final CheckinFeature checkins;
    private final Authorization authorization;

    /**
     * What a request asks for, before it is decided whose check-ins the caller may see.
     *
     * @param uid of the passholder that it names; empty: it names none
     */
    private record Asked(String uid, CheckinCriteria criteria, Paging paging, boolean oldestFirst) {}

    CheckinSearchCalls(CheckinFeature checkins, Authorization authorization) {
        this.checkins = checkins;
        this.authorization = authorization;
    }

    Response search(ApiRequest request) {
        var reader = new ParameterReader(request);
        var uid = reader.text(ApiRequest.UID);
        var criteria = new CheckinCriteria(filters(uid, reader), reader.from(FROM), reader.until(UNTIL));
        var oldestFirst = Optional.ofNullable(
                ORDERS.get(request.parameter(SORT).orElse("").strip().toLowerCase(Locale.ROOT)));
        var asked = new Asked(uid, criteria, Paging.of(reader), oldestFirst.orElse(false));
        var refusals = request.refusals();
        if (reader.unreadable().isPresent()) {
            return refusals.unreadable(reader.unreadable().get());
        }
        if (oldestFirst.isEmpty()) {
            return refusals.unreadable(new ParameterReader.Unreadable(ErrorCode.INVALID_PARAMETERS, SORT));
        }
        if (criteria.isBackwards()) {
            return refusals.badRequest(ErrorCode.INVALID_DATE_CONSTRAINTS, "error.INVALID_DATE_CONSTRAINTS");
        }
        return request.user().isPresent() ? ofUser(asked, request.user().get(), request) : ofConsumer(asked, request);
    }

    private static List<Filter> filters(String uid, ParameterReader reader) {
        var organiser = reader.text(ORGANISER);
        var systems = reader.numbers(CARD_SYSTEM);
        var filters = new ArrayList<Filter>();
        addFilled(filters, uid, Filter.OfPassholder::new);
        addFilled(filters, reader.text(CDBID), Filter.AtEvent::new);
        addFilled(filters, reader.text(VIA), Filter.ViaCounter::new);
        addFilled(filters, reader.text(LOCATION), Filter.LocatedAt::new);
        addFilled(filters, organiser.isEmpty() ? reader.text(ORGANIZER) : organiser, Filter.OrganisedBy::new);
        addFilled(filters, reader.text(CITY), Filter.OfPeopleIn::new);
        if (!systems.isEmpty()) {
            filters.add(new Filter.InCardSystems(systems));
        }
        return filters;
    }

    private static void addFilled(List<Filter> filters, String text, Function<String, Filter> filter) {
        if (!text.isEmpty()) {
            filters.add(filter.apply(text));
        }
    }

    private Response ofUser(Asked asked, User user, ApiRequest request) {
        if (asked.uid().equals(user.uid())) {
            return find(asked, new CheckinScope.All(), true, request);
        }
        boolean namesNoPassholder = asked.uid().isEmpty();
        return switch (authorization.decide(READ_CHECKINS, request.claim())) {
            case AccessDecision.Admitted(var standing) -> find(asked, of(standing), true, request);
            case AccessDecision.Denied(var missing) -> request.refusals().accessDenied(missing);
            // An application that is no counter, for a user who names none: a passholder who looks at past visits.
            case AccessDecision.UnknownCounter _
            when request.parameter(ApiRequest.COUNTER_KEY).isEmpty() ->
                namesNoPassholder
                        ? find(ownOf(user, asked), new CheckinScope.All(), true, request)
                        : request.refusals().accessDenied(OWN_ACCOUNT);
            case AccessDecision.UnknownCounter _ -> request.refusals().unknownCounter();
            case AccessDecision.Allowed _ ->
                throw new IllegalStateException("A right at a counter is had at a counter");
        };
    }

    private Response ofConsumer(Asked asked, ApiRequest request) {
        boolean readsPassholders =
                authorization.decide(READ_PASSHOLDERS, request.claim()) instanceof AccessDecision.Allowed;
        boolean asksForPeople = !asked.uid().isEmpty()
                || asked.criteria().filters().stream().anyMatch(Filter.OfPeopleIn.class::isInstance);
        return asksForPeople && !readsPassholders
                ? request.refusals().accessDenied(READ_PASSHOLDERS)
                : find(asked, new CheckinScope.All(), readsPassholders, request);
    }

    /** @param people whether the caller may know who it was */
    private Response find(Asked asked, CheckinScope scope, boolean people, ApiRequest request) {
        var bounded = asked.criteria().within(request.receivedAt());
        if (bounded.isEmpty()) {
            return request.refusals()
                    .badRequest(
                            ErrorCode.INVALID_DATE_CONSTRAINTS,
                            "error.INVALID_DATE_CONSTRAINTS.long",
                            CheckinCriteria.LONGEST.toDays());
        }
        var page = checkins.checkins()
                .find(
                        bounded.get(),
                        scope,
                        asked.oldestFirst(),
                        asked.paging().start(),
                        asked.paging().max());
        var organisers = page.checkins().stream()
                .map(checkin -> checkin.event().organiserId())
                .distinct()
                .toList();
        return Format.xml(200, CheckinXml.page(page, checkins.actors().cardSystems(organisers), people));
    }

    private static Asked ownOf(User user, Asked asked) {
        return new Asked(
                user.uid(),
                asked.criteria().and(new Filter.OfPassholder(user.uid())),
                asked.paging(),
                asked.oldestFirst());
    }

    private static CheckinScope of(CounterAccess standing) {
        return new CheckinScope.OfCounter(standing.counterId(), standing.organisationId());
    }
}
