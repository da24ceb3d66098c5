package org.spaarpunt.api3.people;

import java.util.ArrayList;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.CardLookup.Held;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.Viewer;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.api3.xml.CardXml;
import org.spaarpunt.api3.xml.PassholderXml;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.IdentifiedPassholder;
import org.spaarpunt.passholders.IdentifiedPassholder.Notice;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.rights.Authorization;

/** {@code GET retrieve}, {@code GET passholder/{uitpasNumber}} and {@code GET passholder/uid/{uid}}: who a passholder is. */
public final class PassholderCalls {
    public static final String IDENTIFICATION = "identification";

    private final PassholderFeature books;
    private final CardLookup cards;
    private final Authorization gate;

    public PassholderCalls(PassholderFeature books, Authorization gate) {
        this.books = books;
        this.cards = new CardLookup(books.cards());
        this.gate = gate;
    }

    public Response identify(ApiRequest request) {
        var reach = Viewer.of(request, gate);
        var found = books.identification()
                .identify(request.parameter(IDENTIFICATION).orElseThrow());
        if (reach instanceof Viewer.Self
                && found.filter(known -> isOwn(known, reach)).isEmpty()) {
            return request.refusals().accessDenied(Viewer.READ);
        }
        return found.map(known -> Format.xml(200, identified(known, PassholderXml.of(request, reach))))
                .orElseGet(() -> request.refusals().unknownIdentification());
    }

    public Response ofNumber(ApiRequest request) {
        var reach = Viewer.of(request, gate);
        return switch (cards.holder(request.segment(), request)) {
            case CardLookup.Named.Found<Held>(var held)
            when reach.covers(held.passholder().uid()) ->
                answer(books.people().find(held.passholder().id(), Pictures.WITH), reach, 400, request);
            case CardLookup.Named.Refused<Held>(var response) when !(reach instanceof Viewer.Self) -> response;
            // Who may see nobody else does not hear either which numbers there are.
            case CardLookup.Named<Held> _ -> request.refusals().accessDenied(Viewer.READ);
        };
    }

    public Response ofUid(ApiRequest request) {
        var uid = request.segment();
        var reach = Viewer.of(request, gate);
        return reach.covers(uid)
                ? answer(books.people().find(uid, Pictures.WITH), reach, 404, request)
                : request.refusals().accessDenied(Viewer.READ);
    }

    private static Response answer(Optional<Person> person, Viewer reach, int unknown, ApiRequest request) {
        return person.map(known -> PassholderXml.of(request, reach)
                        .element("passHolder", known)
                        .declaring(XmlNamespace.RDF, XmlNamespace.FOAF))
                .map(root -> Format.xml(200, root))
                .orElseGet(() -> request.refusals().unknownPassholder(unknown));
    }

    private static boolean isOwn(IdentifiedPassholder known, Viewer reach) {
        return known.person().filter(person -> reach.covers(person.uid())).isPresent();
    }

    /** The code is no refusal: the counter learns who it is, and what is wrong with the card. */
    private static XmlElement identified(IdentifiedPassholder known, PassholderXml writer) {
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
