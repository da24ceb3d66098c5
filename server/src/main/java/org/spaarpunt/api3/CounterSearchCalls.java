package org.spaarpunt.api3;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.counters.CounterCriteria;
import org.spaarpunt.counters.CounterSearch;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Gate;
import org.spaarpunt.rights.Right;
import org.spaarpunt.rights.Verdict;

/** {@code GET balie/search} and {@code GET balie/pos}: counters, by where they are and what they may do. */
final class CounterSearchCalls {
    static final String KEY = "key";
    static final String CITY = "city";
    static final String PASSHOLDER = "userId";
    static final String KIND = "type";
    static final String VISIBLE = "visible";
    static final String SCHOOL = "school";
    static final String POINT_OF_SALE = "pointOfSale";
    /** May be repeated. */
    static final String CARD_SYSTEM = "cardSystemId";
    /** May be repeated. */
    static final String GROUP = "groupName";

    private static final Right.Named READ_PASSHOLDERS = new Right.OfConsumer(Permission.PASSHOLDER_READ);
    private static final Right OWN_ACCOUNT = new Right.OwnAccount();

    private final CounterSearch search;
    private final Gate gate;

    CounterSearchCalls(CounterSearch search, Gate gate) {
        this.search = search;
        this.gate = gate;
    }

    Response search(ApiRequest request) {
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
    Response pointsOfSale(ApiRequest request) {
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

    /** Where a passholder lives is for the passholder, and for applications that may read passholders. */
    private Response near(String uid, CounterCriteria criteria, Paging paging, ApiRequest request) {
        var claim = request.claim().about(uid);
        if (!(gate.decide(OWN_ACCOUNT, claim) instanceof Verdict.Allowed)
                && !(gate.decide(READ_PASSHOLDERS, claim) instanceof Verdict.Allowed)) {
            return request.refusals().accessDenied(READ_PASSHOLDERS);
        }
        return search.cityOf(uid)
                .map(city -> page(criteria.in(city), paging))
                .orElseGet(() -> request.refusals().unknownPassholder(400));
    }

    private Response page(CounterCriteria criteria, Paging paging) {
        return Format.xml(200, CounterXml.page(search.find(criteria, paging.start(), paging.max())));
    }
}
