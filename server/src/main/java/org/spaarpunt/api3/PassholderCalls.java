package org.spaarpunt.api3;

import java.util.ArrayList;
import java.util.Optional;
import org.spaarpunt.api3.CardParameter.Held;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.Identified;
import org.spaarpunt.passholders.Identified.Notice;
import org.spaarpunt.passholders.PassholderBooks;
import org.spaarpunt.passholders.People.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.rights.Gate;

/** {@code GET retrieve}, {@code GET passholder/{uitpasNumber}} and {@code GET passholder/uid/{uid}}: who a passholder is. */
final class PassholderCalls {
    static final String IDENTIFICATION = "identification";

    private final PassholderBooks books;
    private final CardParameter cards;
    private final Gate gate;

    PassholderCalls(PassholderBooks books, Gate gate) {
        this.books = books;
        this.cards = new CardParameter(books.cards());
        this.gate = gate;
    }

    Response identify(ApiRequest request) {
        var reach = Reach.of(request, gate);
        var found = books.identification()
                .identify(request.parameter(IDENTIFICATION).orElseThrow());
        if (reach instanceof Reach.Self
                && found.filter(known -> isOwn(known, reach)).isEmpty()) {
            return request.refusals().accessDenied(Reach.READ);
        }
        return found.map(known -> Format.xml(200, identified(known, PassholderXml.of(request, reach))))
                .orElseGet(() -> request.refusals().unknownIdentification());
    }

    Response ofNumber(ApiRequest request) {
        var reach = Reach.of(request, gate);
        return switch (cards.holder(request.segment(), request)) {
            case CardParameter.Named.Found<Held>(var held)
            when reach.covers(held.passholder().uid()) ->
                answer(books.people().find(held.passholder().id(), Pictures.WITH), reach, 400, request);
            case CardParameter.Named.Refused<Held>(var response) when !(reach instanceof Reach.Self) -> response;
            // Who may see nobody else does not hear either which numbers there are.
            case CardParameter.Named<Held> _ -> request.refusals().accessDenied(Reach.READ);
        };
    }

    Response ofUid(ApiRequest request) {
        var uid = request.segment();
        var reach = Reach.of(request, gate);
        return reach.covers(uid)
                ? answer(books.people().find(uid, Pictures.WITH), reach, 404, request)
                : request.refusals().accessDenied(Reach.READ);
    }

    private static Response answer(Optional<Person> person, Reach reach, int unknown, ApiRequest request) {
        return person.map(known -> PassholderXml.of(request, reach)
                        .element("passHolder", known)
                        .declaring(XmlNamespace.RDF, XmlNamespace.FOAF))
                .map(root -> Format.xml(200, root))
                .orElseGet(() -> request.refusals().unknownPassholder(unknown));
    }

    private static boolean isOwn(Identified known, Reach reach) {
        return known.person().filter(person -> reach.covers(person.uid())).isPresent();
    }

    /** The code is no refusal: the counter learns who it is, and what is wrong with the card. */
    private static XmlElement identified(Identified known, PassholderXml writer) {
        var fields = new ArrayList<XmlElement>();
        known.notice().ifPresent(notice -> fields.add(XmlElement.of("code", code(notice))));
        known.person().ifPresent(person -> fields.add(writer.element("passHolder", person)));
        fields.add(CardXml.card("card", known.card()));
        known.groupPass()
                .ifPresent(group -> fields.add(CardXml.groupPass("groupPass", group, known.card(), writer.today())));
        fields.add(XmlElement.of(
                "uitpasNumberOriginalRequest", known.card().number().digits()));
        return XmlElement.of("response", fields).declaring(XmlNamespace.RDF, XmlNamespace.FOAF);
    }

    private static ErrorCode code(Notice notice) {
        return switch (notice) {
            case CARD_BLOCKED -> ErrorCode.INVALID_CARD_STATUS_BLOCKED;
            case SOCIAL_TARIFF_EXPIRED -> ErrorCode.KANSENSTATUUT_EXPIRED;
        };
    }
}
