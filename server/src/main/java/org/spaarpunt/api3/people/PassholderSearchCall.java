package org.spaarpunt.api3.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.Paging;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.Viewer;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.api3.xml.PassholderXml;
import org.spaarpunt.associations.AssociationReader;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.PassholderCriteria.Club;
import org.spaarpunt.passholders.PassholderCriteria.Scope;
import org.spaarpunt.passholders.PassholderSearch;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;
import org.spaarpunt.time.LocalZone;

/** {@code GET passholder/search}: passholders, by who they are and what they did. */
final class PassholderSearchCall {
    public static final CallParameters READS = PersonSearchParameters.READS
            .andOptional(
                    ApiRequest.COUNTER_KEY,
                    PersonSearchParameters.SORT,
                    PersonSearchParameters.ORDER,
                    Paging.START,
                    Paging.AT_MOST)
            .andRepeated(CardLookup.UITPAS_NUMBER);

    private final PassholderSearch search;
    private final AssociationReader associations;
    private final Authorization gate;

    /** The numbers of a request: those of cards, and those of none, as they were sent. */
    private record Numbers(List<UitpasNumber> known, List<String> invalid) {}

    public PassholderSearchCall(PassholderSearch search, AssociationReader associations, Authorization gate) {
        this.search = search;
        this.associations = associations;
        this.gate = gate;
    }

    public Response search(ApiRequest request) {
        var reader = new ParameterReader(request);
        var reach = Viewer.of(request, gate);
        var numbers = numbers(reader.texts(CardLookup.UITPAS_NUMBER));
        var asked = PersonSearchParameters.read(reader, numbers.known(), LocalZone.dayOf(request.receivedAt()));
        var order = PersonSearchParameters.order(reader);
        var paging = Paging.of(reader);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        var objection = asked.club().flatMap(club -> objection(club, reach, request));
        if (objection.isPresent()) {
            return objection.get();
        }
        if (numbers.known().isEmpty() && !numbers.invalid().isEmpty()) {
            return Format.xml(400, allInvalid(numbers.invalid(), request))
                    .meaning(ErrorCode.PARSE_INVALID_UITPASNUMBER.name());
        }
        var criteria = asked.in(scope(reach, asked.onlyCards()));
        var page = search.find(criteria, order, paging.start(), paging.max());
        return Format.xml(200, page(page, numbers.invalid(), PassholderXml.of(request, reach)));
    }

    /** Who the members of an association are, is for counters that register them. */
    private Optional<Response> objection(Club club, Viewer reach, ApiRequest request) {
        var association = associations.find(club.associationId());
        if (association.isEmpty()) {
            return Optional.of(
                    request.refusals().badRequest(ErrorCode.UNKNOWN_ASSOCIATION_ID, "error.UNKNOWN_ASSOCIATION_ID"));
        }
        return reach instanceof Viewer.AtCounter(var standing)
                        && !association.get().allows(CounterAction.ASSOCIATION_USE, standing)
                ? Optional.of(request.refusals().accessDenied(new Right.ActionAt(CounterAction.ASSOCIATION_USE)))
                : Optional.empty();
    }

    /** A counter finds the members of its own card systems; whoever shows it a card it finds in any case. */
    private static Scope scope(Viewer reach, boolean onlyCards) {
        return switch (reach) {
            case Viewer.Application _ -> new Scope.Everybody();
            case Viewer.AtCounter(var standing) ->
                onlyCards ? new Scope.Everybody() : new Scope.MembersOf(readable(standing));
            case Viewer.Self(var uid) -> new Scope.Self(uid);
        };
    }

    private static Set<Long> readable(CounterAccess standing) {
        return standing.actions().entrySet().stream()
                .filter(system -> system.getValue().contains(CounterAction.PASSHOLDER_READ))
                .map(system -> system.getKey())
                .collect(Collectors.toSet());
    }

    private Numbers numbers(List<String> sent) {
        var parsed = sent.stream()
                .map(UitpasNumber::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        var unknown = parsed.isEmpty() ? Set.<UitpasNumber>of() : new HashSet<>(search.unknown(parsed));
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
        Stream<Person> found = page.people().stream();
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
