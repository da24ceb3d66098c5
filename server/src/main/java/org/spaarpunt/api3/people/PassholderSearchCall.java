package org.spaarpunt.api3.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.api3.xml.PassholderXml;
import org.spaarpunt.associations.AssociationReader;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.PassholderCriteria.Club;
import org.spaarpunt.passholders.PassholderSearch;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.time.LocalZone;

/** {@code GET passholder/search}: passholders, by their data and by what they did. */
final class PassholderSearchCall {
    public static final CallParameters READS = PersonSearchParameters.READS
            .andOptional(
                    ApiRequest.COUNTER_KEY,
                    PersonSearchParameters.SORT,
                    PersonSearchParameters.ORDER,
                    Paging.START,
                    Paging.AT_MOST)
            .andRepeated(CardLookup.UITPAS_NUMBER);

    private static final Right.Named REGISTER = new Right.ActionAt(CounterAction.PASSHOLDER_CREATE);

    private final PassholderSearch search;
    private final AssociationReader associations;
    private final Authorization authorization;

    /** The card numbers of a request that exist, and all its other values, as they were sent. */
    private record Numbers(List<UitpasNumber> known, List<String> invalid) {}

    public PassholderSearchCall(PassholderSearch search, AssociationReader associations, Authorization authorization) {
        this.search = search;
        this.associations = associations;
        this.authorization = authorization;
    }

    public Response search(ApiRequest request) {
        var reader = new ParameterReader(request);
        var inquiry = request.inquiry(authorization);
        var viewer = inquiry.viewer();
        var numbers = numbers(reader.texts(CardLookup.UITPAS_NUMBER), viewer);
        var asked = PersonSearchParameters.read(reader, numbers.known(), LocalZone.dayOf(request.receivedAt()));
        var order = PersonSearchParameters.order(reader);
        var paging = Paging.of(reader);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        // A result would confirm the national number of the person found.
        if (asked.nationalNumber().isPresent() && !viewer.searchesByNationalNumber()) {
            return request.refusals().accessDenied(REGISTER);
        }
        var objection = asked.club().flatMap(club -> objection(club, viewer, request));
        if (objection.isPresent()) {
            return objection.get();
        }
        search.note(numbers.known(), numbers.invalid().size(), inquiry);
        if (numbers.known().isEmpty() && !numbers.invalid().isEmpty()) {
            return Format.xml(400, allInvalid(numbers.invalid(), request))
                    .meaning(ErrorCode.PARSE_INVALID_UITPASNUMBER.name());
        }
        var page = search.find(asked, inquiry, order, paging.start(), paging.max());
        return Format.xml(200, page(page, numbers.invalid(), PassholderXml.of(request)));
    }

    /** Only counters that register members of an association may see who its members are. */
    private Optional<Response> objection(Club club, Viewer viewer, ApiRequest request) {
        var association = associations.find(club.associationId());
        if (association.isEmpty()) {
            return Optional.of(
                    request.refusals().badRequest(ErrorCode.UNKNOWN_ASSOCIATION_ID, "error.UNKNOWN_ASSOCIATION_ID"));
        }
        return viewer instanceof Viewer.Employee(var _, var counter, var _)
                        && !association.get().allows(CounterAction.ASSOCIATION_USE, counter)
                ? Optional.of(request.refusals().accessDenied(new Right.ActionAt(CounterAction.ASSOCIATION_USE)))
                : Optional.empty();
    }

    private Numbers numbers(List<String> sent, Viewer viewer) {
        var parsed = sent.stream()
                .map(UitpasNumber::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        var unknown = new HashSet<>(search.unknown(parsed, viewer));
        return new Numbers(
                parsed.stream().filter(number -> !unknown.contains(number)).toList(),
                sent.stream()
                        .filter(text -> UitpasNumber.parse(text)
                                .filter(number -> !unknown.contains(number))
                                .isEmpty())
                        .distinct()
                        .toList());
    }

    private static XmlElement page(PassholderSearch.Page page, List<String> invalid, PassholderXml writer) {
        Stream<PersonView> found = page.people().stream();
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("passholders", found.map(person -> writer.element("passholder", person))));
        if (!invalid.isEmpty()) {
            fields.add(invalid(invalid));
        }
        fields.add(XmlElement.of("total", page.total()));
        return XmlElement.of("response", fields).declaring(XmlNamespace.RDF, XmlNamespace.FOAF);
    }

    private static XmlElement allInvalid(List<String> numbers, ApiRequest request) {
        return XmlElement.of(
                "response",
                List.of(
                        XmlElement.of("code", ErrorCode.PARSE_INVALID_UITPASNUMBER),
                        XmlElement.of("message", request.messages().text("checkin.MALFORMED_NUMBER")),
                        invalid(numbers)));
    }

    private static XmlElement invalid(List<String> numbers) {
        return XmlElement.of(
                "invalidUitpasNumbers", numbers.stream().map(number -> XmlElement.of("invalidUitpasNumber", number)));
    }
}
