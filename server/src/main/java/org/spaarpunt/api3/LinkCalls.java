package org.spaarpunt.api3;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.User;
import org.spaarpunt.passholders.NewLink;
import org.spaarpunt.passholders.NewLink.Way;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.PassholderBooks;
import org.spaarpunt.passholders.People.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.rights.Gate;
import org.spaarpunt.rights.Verdict;

/**
 * {@code POST passholder/{uid}/register}: somebody becomes a member of another card system. {@code POST
 * passholder/{uid}/{cardSystemId}}: what is kept about somebody in one of them is changed, by the passholder too.
 */
final class LinkCalls {
    private static final String CARD_SYSTEM = "cardSystemId";

    static final Reads JOIN = Reads.optional(
                    CARD_SYSTEM, CardParameter.UITPAS_NUMBER, DescribedPerson.TARIFF_END, RegistrationCalls.VOUCHER)
            .and(RegistrationCalls.CONSENTS)
            .andOptional(ApiRequest.COUNTER_KEY);

    static final Reads CHANGE =
            Reads.optional(DescribedPerson.TARIFF_END, ChangeCalls.MAILS, ChangeCalls.TEXTS, ApiRequest.COUNTER_KEY);

    private final PassholderBooks books;
    private final Gate gate;

    LinkCalls(PassholderBooks books, Gate gate) {
        this.books = books;
        this.gate = gate;
    }

    Response join(ApiRequest request) {
        var reader = new ParameterReader(request);
        var number = RegistrationCalls.number(reader);
        long cardSystem = reader.id(CARD_SYSTEM);
        var until = reader.day(DescribedPerson.TARIFF_END);
        var consents = RegistrationCalls.consents(reader);
        var objection = RegistrationCalls.objection(reader, request);
        if (objection.isPresent()) {
            return objection.get();
        }
        if (number.isPresent() && cardSystem != 0) {
            return request.refusals().together(CardParameter.UITPAS_NUMBER, CARD_SYSTEM);
        }
        if (number.isEmpty() && cardSystem == 0) {
            return request.refusals().missingParameters(List.of(CardParameter.UITPAS_NUMBER + " / " + CARD_SYSTEM));
        }
        var way = number.<Way>map(Way.WithCard::new).orElseGet(() -> new Way.AsTheyAre(cardSystem));
        return join(new NewLink(request.segment(), way, until, consents), request);
    }

    private Response join(NewLink wanted, ApiRequest request) {
        return books.joining()
                .join(wanted, Clerks.of(request))
                .map(why -> Objections.refusal(why, request))
                .orElseGet(() -> member(wanted.uid(), request));
    }

    private Response member(String uid, ApiRequest request) {
        return books.people()
                .find(uid, Pictures.WITH)
                .map(person -> PassholderXml.of(request, Reach.of(request, gate))
                        .element("passHolder", person)
                        .declaring(XmlNamespace.RDF, XmlNamespace.FOAF))
                .map(root -> Format.xml(200, root))
                .orElseGet(() -> request.refusals().unknownPassholder(400));
    }

    Response change(ApiRequest request) {
        var uid = request.segment();
        var reader = new ParameterReader(request);
        var change = ChangeCalls.linkChange(reader);
        long cardSystem = reader.id(CARD_SYSTEM, request.secondSegment());
        boolean isOwn = request.user().map(User::uid).equals(Optional.of(uid));
        var verdict = gate.decide(ChangeCalls.UPDATE, request.claim());
        if (verdict instanceof Verdict.Admitted(var standing)) {
            var clerk = Clerks.at(standing, request);
            return changed(reader, request, person -> {
                var objection = books.changes().change(person, cardSystem, change, clerk);
                // Whoever works at a counter is a passholder too.
                return isOwn && objection.equals(Optional.of(Objection.MAY_NOT_UPDATE))
                        ? books.changes().changeOwn(person, cardSystem, change, Clerks.user(request))
                        : objection;
            });
        }
        if (isOwn) {
            var actor = Clerks.user(request);
            return changed(reader, request, person -> books.changes().changeOwn(person, cardSystem, change, actor));
        }
        return verdict instanceof Verdict.Denied(var missing)
                ? request.refusals().accessDenied(missing)
                : request.refusals().unknownCounter();
    }

    private interface Work {
        Optional<Objection> on(Person person);
    }

    private Response changed(ParameterReader reader, ApiRequest request, Work work) {
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        return books.people()
                .find(request.segment(), Pictures.WITHOUT)
                .map(person -> work.on(person)
                        .map(why -> Objections.refusal(why, request))
                        .orElseGet(() -> Done.saying("done.updated", request)))
                .orElseGet(() -> request.refusals().unknownPassholder(400));
    }
}
