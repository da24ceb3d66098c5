package org.spaarpunt.api3.people;

import java.util.ArrayList;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.api3.xml.CardXml;
import org.spaarpunt.api3.xml.PassholderXml;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passholders.IdentifiedPassholder;
import org.spaarpunt.passholders.IdentifiedPassholder.Notice;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;

/** {@code GET retrieve}, {@code GET passholder/{uitpasNumber}} and {@code GET passholder/uid/{uid}}: one passholder. */
public final class PassholderCalls {
    public static final String IDENTIFICATION = "identification";

    private final PassholderFeature passholders;
    private final CardLookup cards;
    private final Authorization authorization;

    public PassholderCalls(PassholderFeature passholders, Authorization authorization) {
        this.passholders = passholders;
        this.cards = new CardLookup(passholders.lookup(), authorization);
        this.authorization = authorization;
    }

    public Response identify(ApiRequest request) {
        var text = request.parameter(IDENTIFICATION).orElseThrow();
        return switch (passholders.identification().identify(text, request.inquiry(authorization))) {
            case Lookup.Found<IdentifiedPassholder>(var identified, var _) ->
                Format.xml(200, identified(identified, PassholderXml.of(request)));
            case Lookup.Unknown<IdentifiedPassholder> _ -> request.refusals().unknownIdentification();
            case Lookup.Hidden<IdentifiedPassholder> _ -> request.refusals().accessDenied(CardLookup.READ);
        };
    }

    public Response ofNumber(ApiRequest request) {
        return cards.holder(request.segment(), request)
                .then(held -> answer(held.passholder(), authorization.viewer(request.claim()), request, 400));
    }

    public Response ofUid(ApiRequest request) {
        var inquiry = request.inquiry(authorization);
        return switch (passholders.lookup().passholder(request.segment(), inquiry, Visibility.DOOR)) {
            case Lookup.Found<Passholder>(var passholder, var _) -> answer(passholder, inquiry.viewer(), request, 404);
            case Lookup.Unknown<Passholder> _ -> request.refusals().unknownPassholder(404);
            case Lookup.Hidden<Passholder> _ -> request.refusals().accessDenied(CardLookup.READ);
        };
    }

    /** @param gone the status of the answer if the passholder was removed in the meantime */
    private Response answer(Passholder passholder, Viewer viewer, ApiRequest request, int gone) {
        return passholders
                .people()
                .find(passholder, viewer, Pictures.WITH)
                .map(person -> PassholderXml.of(request)
                        .element("passHolder", person)
                        .declaring(XmlNamespace.RDF, XmlNamespace.FOAF))
                .map(root -> Format.xml(200, root))
                .orElseGet(() -> request.refusals().unknownPassholder(gone));
    }

    /** The code does not reject the request: the counter gets the passholder and what is wrong with the card. */
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
