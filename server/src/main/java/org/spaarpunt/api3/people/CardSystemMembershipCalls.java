package org.spaarpunt.api3.people;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.api3.wire.SuccessAnswer;
import org.spaarpunt.api3.wire.XmlNamespace;
import org.spaarpunt.api3.xml.PassholderXml;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.User;
import org.spaarpunt.passholders.Evidence;
import org.spaarpunt.passholders.NewMembership;
import org.spaarpunt.passholders.NewMembership.Way;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Authorization;

/**
 * {@code POST passholder/{uid}/register}: a passholder joins another card system. {@code POST
 * passholder/{uid}/{cardSystemId}}: the data of a passholder in one card system is changed, by an employee or by the
 * passholder.
 */
final class CardSystemMembershipCalls {
    private static final String CARD_SYSTEM = "cardSystemId";
    private static final String BORN = "dateOfBirth";

    public static final CallParameters JOIN = CallParameters.optional(
                    CARD_SYSTEM, CardLookup.UITPAS_NUMBER, PersonParameters.TARIFF_END, RegistrationCalls.VOUCHER)
            .and(RegistrationCalls.CONSENTS)
            .andOptional(BORN, PresenceParameters.CODE, ApiRequest.COUNTER_KEY);

    public static final CallParameters CHANGE = CallParameters.optional(
            PersonParameters.TARIFF_END, ChangeCalls.MAILS, ChangeCalls.TEXTS, ApiRequest.COUNTER_KEY);

    private final PassholderFeature passholders;
    private final Authorization authorization;

    public CardSystemMembershipCalls(PassholderFeature passholders, Authorization authorization) {
        this.passholders = passholders;
        this.authorization = authorization;
    }

    public Response join(ApiRequest request) {
        var reader = new ParameterReader(request);
        var number = RegistrationCalls.number(reader);
        long cardSystem = reader.id(CARD_SYSTEM);
        var until = reader.day(PersonParameters.TARIFF_END);
        var consents = RegistrationCalls.consents(reader);
        var evidence = new Evidence(reader.dayOfBirth(BORN), PresenceParameters.code(request));
        var objection = RegistrationCalls.objection(reader, request);
        if (objection.isPresent()) {
            return objection.get();
        }
        if (number.isPresent() && cardSystem != 0) {
            return request.refusals().together(CardLookup.UITPAS_NUMBER, CARD_SYSTEM);
        }
        if (number.isEmpty() && cardSystem == 0) {
            return request.refusals().missingParameters(List.of(CardLookup.UITPAS_NUMBER + " / " + CARD_SYSTEM));
        }
        var way = number.<Way>map(Way.WithCard::new).orElseGet(() -> new Way.AsTheyAre(cardSystem));
        return join(new NewMembership(request.segment(), way, until, consents, evidence), request);
    }

    private Response join(NewMembership wanted, ApiRequest request) {
        return passholders
                .joining()
                .join(wanted, RequestActor.of(request))
                .map(why -> ObjectionAnswers.refusal(why, request))
                .orElseGet(() -> member(wanted.uid(), request));
    }

    private Response member(String uid, ApiRequest request) {
        return passholders
                .people()
                .find(uid, authorization.viewer(request.claim()), Pictures.WITH)
                .map(person -> PassholderXml.of(request)
                        .element("passHolder", person)
                        .declaring(XmlNamespace.RDF, XmlNamespace.FOAF))
                .map(root -> Format.xml(200, root))
                .orElseGet(() -> request.refusals().unknownPassholder(400));
    }

    public Response change(ApiRequest request) {
        var uid = request.segment();
        var reader = new ParameterReader(request);
        var change = ChangeCalls.linkChange(reader);
        long cardSystem = reader.id(CARD_SYSTEM, request.secondSegment());
        boolean isOwn = request.user().map(User::uid).equals(Optional.of(uid));
        var verdict = authorization.decide(ChangeCalls.UPDATE, request.claim());
        if (verdict instanceof AccessDecision.Admitted(var standing)) {
            var clerk = RequestActor.at(standing, request);
            return changed(reader, request, person -> {
                var objection = passholders.changes().change(person, cardSystem, change, clerk);
                // An employee may be a passholder too, changing their own data.
                return isOwn && objection.equals(Optional.of(Objection.MAY_NOT_UPDATE))
                        ? passholders.changes().changeOwn(person, cardSystem, change, RequestActor.user(request))
                        : objection;
            });
        }
        if (isOwn) {
            var actor = RequestActor.user(request);
            return changed(
                    reader, request, person -> passholders.changes().changeOwn(person, cardSystem, change, actor));
        }
        return verdict instanceof AccessDecision.Denied(var missing)
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
        return passholders
                .people()
                .find(request.segment(), Pictures.WITHOUT)
                .map(person -> work.on(person)
                        .map(why -> ObjectionAnswers.refusal(why, request))
                        .orElseGet(() -> SuccessAnswer.saying("done.updated", request)))
                .orElseGet(() -> request.refusals().unknownPassholder(400));
    }
}
