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
import org.spaarpunt.http.Response;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.rights.CheckinScope;

/**
 * {@code GET cultureevent/searchCheckins}: past check-ins. An employee sees those that concern the counter, and a
 * passholder sees their own. An application with the permission sees all check-ins, but not whose they are unless it
 * may read passholders.
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
    /** The spelling that known clients use. */
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

    /** The sort orders that a request may name; true for oldest first. */
    private static final Map<String, Boolean> ORDERS =
            Map.of("", false, "creationdate", false, "creationdate desc", false, "creationdate asc", true);

    private final CheckinFeature checkins;
    private final Authorization authorization;

    /** What a request searches for, before it is decided whose check-ins the caller may see. */
    private record Search(CheckinCriteria criteria, Paging paging, boolean oldestFirst) {}

    CheckinSearchCalls(CheckinFeature checkins, Authorization authorization) {
        this.checkins = checkins;
        this.authorization = authorization;
    }

    Response search(ApiRequest request) {
        var reader = new ParameterReader(request);
        var criteria = new CheckinCriteria(filters(reader), reader.from(FROM), reader.until(UNTIL));
        var oldestFirst = Optional.ofNullable(
                ORDERS.get(request.parameter(SORT).orElse("").strip().toLowerCase(Locale.ROOT)));
        var search = new Search(criteria, Paging.of(reader), oldestFirst.orElse(false));
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
        return switch (authorization.checkins(request.claim(), criteria.namesCity())) {
            case CheckinReading.Granted reading -> find(search, reading, request);
            case CheckinReading.UnknownCounter _ -> refusals.unknownCounter();
            case CheckinReading.Denied(var missing) -> refusals.accessDenied(missing);
        };
    }

    private static List<Filter> filters(ParameterReader reader) {
        var organiser = reader.text(ORGANISER);
        var systems = reader.numbers(CARD_SYSTEM);
        var filters = new ArrayList<Filter>();
        addFilled(filters, reader.text(ApiRequest.UID), Filter.OfPassholder::new);
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

    private Response find(Search search, CheckinReading.Granted reading, ApiRequest request) {
        var criteria = reading.scope() instanceof CheckinScope.OfPassholder(var uid)
                ? search.criteria().of(uid)
                : search.criteria();
        var bounded = criteria.within(request.receivedAt());
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
                        reading,
                        search.oldestFirst(),
                        search.paging().start(),
                        search.paging().max());
        var organisers = page.checkins().stream()
                .map(checkin -> checkin.event().organiserId())
                .distinct()
                .toList();
        return Format.xml(200, CheckinXml.page(page, checkins.actors().cardSystems(organisers)));
    }
}
