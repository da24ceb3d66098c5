package org.spaarpunt.api3.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.ErrorResponses;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.counters.Organisers;
import org.spaarpunt.counters.Organisers.Behind;
import org.spaarpunt.events.DateType;
import org.spaarpunt.events.Days;
import org.spaarpunt.events.EventCriteria;
import org.spaarpunt.events.EventOrder;
import org.spaarpunt.http.Response;
import org.spaarpunt.time.LocalZone;

/** Reads the criteria of an event search, or builds the answer that rejects them. */
final class EventSearchParameters {
    static final String TEXT = "q";
    static final String CDBID = "cdbid";
    static final String LOCATION = "locatieId";
    static final String ORGANISER = "inrichterId";
    static final String FROM = "startDate";
    static final String UNTIL = "endDate";
    static final String DATE_TYPE = "datetype";
    static final String SORT = "sort";
    static final String DIRECTION = "sortOrder";
    static final String DESCRIPTION = "description";
    static final String PRIVATE = "private";
    /** Rejected: this filter has a query language of its own, and ignoring it would return events that it excludes. */
    static final String FILTER = "fq";
    /** May be repeated. */
    static final String CITY = "city";

    private static final CallParameters ALL = CallParameters.optional(
                    TEXT,
                    CDBID,
                    LOCATION,
                    ORGANISER,
                    FROM,
                    UNTIL,
                    DATE_TYPE,
                    SORT,
                    DIRECTION,
                    DESCRIPTION,
                    PRIVATE,
                    CardLookup.UITPAS_NUMBER,
                    Paging.START,
                    Paging.AT_MOST)
            .andRepeated(CITY, ApiRequest.COUNTER_KEY);

    private final Organisers actors;

    /** The result of reading a search. */
    sealed interface Asked {
        /**
         * A valid search.
         *
         * @param descriptions whether the answer includes descriptions
         * @param hidden whether only events that are not public are searched
         */
        record Search(EventCriteria criteria, EventOrder order, Paging paging, boolean descriptions, boolean hidden)
                implements Asked {}

        record Refused(Response response) implements Asked {}
    }

    EventSearchParameters(Organisers actors) {
        this.actors = actors;
    }

    public static CallParameters reads() {
        return ALL;
    }

    Asked read(ApiRequest request) {
        var refusals = request.refusals();
        if (request.parameter(FILTER).isPresent()) {
            return new Asked.Refused(
                    refusals.badRequest(ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.value", FILTER));
        }
        var reader = new ParameterReader(request);
        var involved = involved(reader.texts(ApiRequest.COUNTER_KEY), refusals);
        if (involved.refused().isPresent()) {
            return new Asked.Refused(involved.refused().get());
        }
        var from = reader.from(FROM);
        var until = reader.until(UNTIL);
        var days = days(from, until);
        var type = request.parameter(DATE_TYPE).flatMap(DateType::named);
        var order = order(request);
        var criteria = new EventCriteria(
                reader.text(TEXT),
                reader.text(CDBID),
                reader.texts(CITY),
                reader.text(LOCATION),
                reader.text(ORGANISER),
                involved.organisations(),
                during(days, type, request.receivedAt()));
        var search = new Asked.Search(
                criteria,
                order.orElse(EventOrder.DEFAULT),
                Paging.of(reader),
                reader.flag(DESCRIPTION).orElse(false),
                reader.flag(PRIVATE).orElse(false));
        return objection(request, reader, order.isPresent())
                .<Asked>map(Asked.Refused::new)
                .orElse(search);
    }

    private static Optional<Response> objection(ApiRequest request, ParameterReader reader, boolean ordered) {
        var refusals = request.refusals();
        if (reader.unreadable().isPresent()) {
            return reader.unreadable().map(refusals::unreadable);
        }
        var from = reader.from(FROM);
        var until = reader.until(UNTIL);
        if (from.isPresent() && until.isPresent() && days(from, until).isEmpty()) {
            return Optional.of(
                    refusals.badRequest(ErrorCode.INVALID_DATE_CONSTRAINTS, "error.INVALID_DATE_CONSTRAINTS"));
        }
        boolean isDateType =
                request.parameter(DATE_TYPE).flatMap(DateType::named).isPresent();
        if (!isDateType && request.parameter(DATE_TYPE).isPresent()) {
            return Optional.of(unreadable(DATE_TYPE, refusals));
        }
        return ordered ? Optional.empty() : Optional.of(unreadable(SORT, refusals));
    }

    private static Response unreadable(String parameter, ErrorResponses refusals) {
        return refusals.unreadable(new ParameterReader.Unreadable(ErrorCode.INVALID_PARAMETERS, parameter));
    }

    /** The days between two moments, where both ends are optional; empty if neither is given or the end is first. */
    private static Optional<Days> days(Optional<Instant> from, Optional<Instant> until) {
        var first = from.map(LocalZone::dayOf).orElse(LocalZone.FIRST_DAY);
        var last = until.map(LocalZone::dayOf).orElse(LocalZone.LAST_DAY);
        return (from.isEmpty() && until.isEmpty()) || last.isBefore(first)
                ? Optional.empty()
                : Optional.of(new Days(first, last));
    }

    private static List<Days> during(Optional<Days> days, Optional<DateType> type, Instant now) {
        var during = new ArrayList<Days>();
        days.ifPresent(during::add);
        type.ifPresent(known -> during.add(known.from(LocalZone.dayOf(now))));
        return during;
    }

    /** Empty if one of them is invalid. */
    private static Optional<EventOrder> order(ApiRequest request) {
        boolean descending =
                request.parameter(DIRECTION).filter("DESC"::equalsIgnoreCase).isPresent();
        return request.parameter(SORT)
                .map(text -> EventOrder.parse(text, descending))
                .orElse(Optional.of(EventOrder.DEFAULT));
    }

    private record Involved(Optional<List<Long>> organisations, Optional<Response> refused) {}

    /** The organisations behind the named counters, if any. */
    private Involved involved(List<String> counters, ErrorResponses refusals) {
        var organisations = new ArrayList<Long>();
        for (var key : counters) {
            switch (actors.behind(key)) {
                case Behind.Organisation(var id) -> organisations.add(id);
                case Behind.UnknownCounter _ -> {
                    return new Involved(Optional.empty(), Optional.of(refusals.unknownCounter()));
                }
                case Behind.Nobody _ -> {
                    var refused = refusals.badRequest(ErrorCode.BALIE_NOT_ACTOR, "error.BALIE_NOT_ACTOR");
                    return new Involved(Optional.empty(), Optional.of(refused));
                }
            }
        }
        return new Involved(organisations.isEmpty() ? Optional.empty() : Optional.of(organisations), Optional.empty());
    }
}
