package org.spaarpunt.api3.counters;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.xml.CounterXml;
import org.spaarpunt.counters.CounterCriteria;
import org.spaarpunt.counters.CounterSearch;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;
import org.spaarpunt.rights.Visibility;

/** {@code GET balie/search} and {@code GET balie/pos}: counters, by location and by what they may do. */
final class CounterSearchCalls {
    public static final String KEY = "key";
    public static final String CITY = "city";
    public static final String PASSHOLDER = "userId";
    public static final String KIND = "type";
    public static final String VISIBLE = "visible";
    public static final String SCHOOL = "school";
    public static final String POINT_OF_SALE = "pointOfSale";
    /** May be repeated. */
    public static final String CARD_SYSTEM = "cardSystemId";
    /** May be repeated. */
    public static final String GROUP = "groupName";

    private static final Right.Named READ_PASSHOLDERS = new Right.OfConsumer(Permission.PASSHOLDER_READ);

    private final CounterSearch search;
    private final PassholderLookup passholders;
    private final Authorization authorization;

    public CounterSearchCalls(CounterSearch search, PassholderLookup passholders, Authorization authorization) {
        this.search = search;
        this.passholders = passholders;
        this.authorization = authorization;
    }

    public Response search(ApiRequest request) {
        var reader = new ParameterReader(request);
        var criteria = new CounterCriteria(
                reader.text(KEY),
                reader.cities(CITY).stream().findFirst().orElse(""),
                reader.text(KIND),
                reader.flag(VISIBLE),
                reader.flag(SCHOOL).orElse(false),
                reader.flag(POINT_OF_SALE).orElse(false),
                reader.numbers(CARD_SYSTEM),
                reader.texts(GROUP));
        var paging = Paging.of(reader);
        return objection(criteria, request, reader).orElseGet(() -> find(criteria, paging, request));
    }

    /** Points of sale, in one card system and one city. */
    public Response pointsOfSale(ApiRequest request) {
        var reader = new ParameterReader(request);
        var criteria = new CounterCriteria(
                "",
                reader.cities(CITY).stream().findFirst().orElse(""),
                reader.text(KIND),
                reader.flag(VISIBLE),
                false,
                true,
                reader.numbers(CARD_SYSTEM),
                List.of());
        var paging = Paging.of(reader);
        if (criteria.city().isEmpty() && request.parameter(PASSHOLDER).isEmpty()) {
            return request.refusals().missingParameters(List.of(CITY + " / " + PASSHOLDER));
        }
        if (request.parameter(CARD_SYSTEM).isEmpty()) {
            return request.refusals().missingParameters(List.of(CARD_SYSTEM));
        }
        return objection(criteria, request, reader).orElseGet(() -> find(criteria, paging, request));
    }

    private static Optional<Response> objection(CounterCriteria criteria, ApiRequest request, ParameterReader reader) {
        var refusals = request.refusals();
        if (reader.unreadable().isPresent()) {
            return reader.unreadable().map(refusals::unreadable);
        }
        boolean special = criteria.school() || criteria.pointOfSale();
        if (special && criteria.cardSystems().isEmpty()) {
            return Optional.of(
                    refusals.badRequest(ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.needed", CARD_SYSTEM));
        }
        if (special && !criteria.groups().isEmpty()) {
            return Optional.of(refusals.together(GROUP, criteria.school() ? SCHOOL : POINT_OF_SALE));
        }
        return !criteria.city().isEmpty() && request.parameter(PASSHOLDER).isPresent()
                ? Optional.of(refusals.together(CITY, PASSHOLDER))
                : Optional.empty();
    }

    private Response find(CounterCriteria criteria, Paging paging, ApiRequest request) {
        var passholder = request.parameter(PASSHOLDER);
        return passholder.isEmpty() ? page(criteria, paging) : near(passholder.get(), criteria, paging, request);
    }

    /** Only callers that see a passholder in full may learn where that passholder lives. */
    private Response near(String uid, CounterCriteria criteria, Paging paging, ApiRequest request) {
        return switch (passholders.passholder(uid, request.inquiry(authorization), Visibility.FULL)) {
            case Lookup.Found<Passholder>(var passholder, var _) -> page(criteria.in(passholder.city()), paging);
            case Lookup.Unknown<Passholder> _ -> request.refusals().unknownPassholder(400);
            case Lookup.Hidden<Passholder> _ -> request.refusals().accessDenied(READ_PASSHOLDERS);
        };
    }

    private Response page(CounterCriteria criteria, Paging paging) {
        return Format.xml(200, CounterXml.page(search.find(criteria, paging.start(), paging.max())));
    }
}
