package org.spaarpunt.api3.checkins;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.xml.CheckinXml;
import org.spaarpunt.checkins.CheckinCriteria;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.http.Response;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.rights.CheckinScope;

/**
 * {@code GET cultureevent/searchCheckins}: who was where. An employee sees what concerns the counter, a passholder what they did themselves,
 * and an application what happened, if it has the permission, but not to whom, unless it may read passholders.
 */
public final class CheckinSearchCalls {
    static final String CDBID = "cdbid";
    static final String FROM = "startDate";
    static final String UNTIL = "endDate";
    static final String VIA = "checkinViaBalieConsumerKey";
    static final String LOCATION = "location";
    static final String CITY = "city";
    static final String CARD_SYSTEM = "organiserCardSystemId";
    static final String SORT = "sort";
    static final String ORGANISER = "organiser";
    /** As known clients write it. */
    static final String ORGANIZER = "organizer";

    /** What can be asked for, and whether that is the oldest first. */
    private static final Map<String, Boolean> ORDERS =
            Map.of("", false, "creationdate", false, "creationdate desc", false, "creationdate asc", true);

    private final CheckinFeature checkins;
    private final Authorization authorization;

    /** What a request asks, before it is known of whom. */
    private record Asked(CheckinCriteria criteria, Paging paging, boolean oldestFirst) {}

    public CheckinSearchCalls(CheckinFeature checkins, Authorization authorization) {
        this.checkins = checkins;
        this.authorization = authorization;
    }

    public static CallParameters reads() {
        return CallParameters.optional(
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
    }

    public Response search(ApiRequest request) {
        var reader = new ParameterReader(request);
        var organiser = reader.text(ORGANISER);
        var criteria = new CheckinCriteria(
                reader.text(ApiRequest.UID),
                reader.text(CDBID),
                reader.text(VIA),
                reader.text(LOCATION),
                organiser.isEmpty() ? reader.text(ORGANIZER) : organiser,
                reader.text(CITY),
                reader.numbers(CARD_SYSTEM),
                reader.from(FROM),
                reader.until(UNTIL));
        var oldestFirst = Optional.ofNullable(
                ORDERS.get(request.parameter(SORT).orElse("").strip().toLowerCase(Locale.ROOT)));
        var asked = new Asked(criteria, Paging.of(reader), oldestFirst.orElse(false));
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
        return switch (authorization.checkins(request.claim(), !criteria.city().isEmpty())) {
            case CheckinReading.Granted reading -> find(asked, reading, request);
            case CheckinReading.UnknownCounter _ -> refusals.unknownCounter();
            case CheckinReading.Denied(var missing) -> refusals.accessDenied(missing);
        };
    }

    private Response find(Asked asked, CheckinReading.Granted reading, ApiRequest request) {
        var criteria = reading.scope() instanceof CheckinScope.OfPassholder(var uid)
                ? asked.criteria().of(uid)
                : asked.criteria();
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
                        asked.oldestFirst(),
                        asked.paging().start(),
                        asked.paging().max());
        var organisers = page.checkins().stream()
                .map(checkin -> checkin.event().organiserId())
                .distinct()
                .toList();
        return Format.xml(200, CheckinXml.page(page, checkins.actors().cardSystems(organisers)));
    }
}
