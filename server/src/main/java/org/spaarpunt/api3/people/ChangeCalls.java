package org.spaarpunt.api3.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.CardLookup;
import org.spaarpunt.api3.wire.CardLookup.Named;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.api3.wire.SuccessAnswer;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.xml.PassholderXml;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passholders.CardSystemMembership.MailPreference;
import org.spaarpunt.passholders.CardSystemMembership.SmsPreference;
import org.spaarpunt.passholders.Change;
import org.spaarpunt.passholders.CounterEmployee;
import org.spaarpunt.passholders.MembershipChange;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Right;

/**
 * {@code POST passholder/{uitpasNumber}}, {@code POST passholder/block/{card}} and {@code POST
 * passholder/{uid}/optinpreferences}. A passholder may also make the first two calls about themselves.
 */
final class ChangeCalls {
    public static final Right.AtCounter UPDATE = new Right.ActionAt(CounterAction.PASSHOLDER_UPDATE);
    public static final Right.AtCounter BLOCK = new Right.ActionAt(CounterAction.PASSHOLDER_BLOCK);

    static final String MAILS = "emailPreference";
    static final String TEXTS = "smsPreference";

    public static final CallParameters CHANGE =
            PersonParameters.READS.andOptional(MAILS, TEXTS, PresenceParameters.CODE);
    public static final CallParameters OPT_INS =
            PersonParameters.OPT_INS.andOptional(PresenceParameters.CODE, ApiRequest.COUNTER_KEY);

    private final PassholderFeature passholders;
    private final CardLookup cards;
    private final Authorization authorization;

    /** The caller that makes a change. */
    private sealed interface Doer {
        record AtCounter(CounterEmployee clerk) implements Doer {}

        /** The passholder whose card it is. */
        record Holder(HeldCard card, Actor actor) implements Doer {}

        record Stranger(Response refusal) implements Doer {}
    }

    public ChangeCalls(PassholderFeature passholders, Authorization authorization) {
        this.passholders = passholders;
        this.cards = new CardLookup(passholders.lookup(), authorization);
        this.authorization = authorization;
    }

    public Response change(ApiRequest request) {
        var reader = new ParameterReader(request);
        var change = new Change(
                PersonParameters.details(reader),
                reader.flag(PersonParameters.VERIFIED),
                PersonParameters.nationalNumber(reader),
                reader.text(PersonParameters.SCHOOL),
                linkChange(reader));
        var named = cards.card(request.segment(), request);
        var doer = doer(UPDATE, named, request);
        if (!(doer instanceof Doer.Stranger) && reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        return switch (doer) {
            case Doer.AtCounter(var clerk) -> of(named, card -> changeAtCounter(card, change, clerk, request));
            case Doer.Holder(var card, var actor) ->
                answer(passholders.changes().changeOwn(card, change, actor), "done.updated", request);
            case Doer.Stranger(var refusal) -> refusal;
        };
    }

    /** The changes in one card system. */
    static MembershipChange linkChange(ParameterReader reader) {
        return new MembershipChange(
                reader.day(PersonParameters.TARIFF_END),
                reader.oneOf(MAILS, words(MailPreference.values())),
                reader.oneOf(TEXTS, words(SmsPreference.values())));
    }

    private Response changeAtCounter(HeldCard card, Change change, CounterEmployee clerk, ApiRequest request) {
        return card.passholder().isEmpty()
                ? request.refusals().badRequest(ErrorCode.INVALID_CARD, "error.INVALID_CARD")
                : answer(
                        passholders.changes().change(card, change, clerk, PresenceParameters.evidence(request)),
                        "done.updated",
                        request);
    }

    public Response block(ApiRequest request) {
        var named = cards.card(request.segment(), request);
        return switch (doer(BLOCK, named, request)) {
            case Doer.AtCounter(var clerk) ->
                of(named, card -> answer(passholders.replacement().block(card, clerk), "done.blocked", request));
            case Doer.Holder(var card, var actor) ->
                answer(passholders.replacement().blockOwn(card, actor), "done.blocked", request);
            case Doer.Stranger(var refusal) -> refusal;
        };
    }

    public Response setOptIns(ApiRequest request) {
        var person = passholders.people().find(request.segment(), Pictures.WITHOUT);
        if (person.isEmpty()) {
            return request.refusals().unknownPassholder(400);
        }
        var reader = new ParameterReader(request);
        var wanted = PersonParameters.optIns(reader, person.get().optIns());
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        return passholders
                .changes()
                .change(person.get(), wanted, RequestActor.of(request), PresenceParameters.evidence(request))
                .map(objection -> ObjectionAnswers.refusal(objection, request))
                .orElseGet(() -> Format.xml(
                        200,
                        XmlElement.of(
                                "response",
                                List.of(XmlElement.of("uid", request.segment()), PassholderXml.optIns(wanted)))));
    }

    /**
     * A user without this right at the counter may still be the card's holder. Others must not learn whose card it is.
     */
    private Doer doer(Right.AtCounter right, Named<HeldCard> named, ApiRequest request) {
        var user = request.user().orElseThrow();
        var verdict = authorization.decide(right, request.claim());
        if (verdict instanceof AccessDecision.Admitted(var standing)) {
            return new Doer.AtCounter(RequestActor.at(standing, request));
        }
        if (named instanceof Named.Found<HeldCard>(var card)
                && card.passholder().map(Passholder::uid).equals(Optional.of(user.uid()))) {
            return new Doer.Holder(card, RequestActor.user(request));
        }
        return new Doer.Stranger(
                verdict instanceof AccessDecision.Denied(var missing)
                        ? request.refusals().accessDenied(missing)
                        : request.refusals().unknownCounter());
    }

    private static Response of(Named<HeldCard> named, Function<HeldCard, Response> then) {
        return switch (named) {
            case Named.Found<HeldCard>(var card) -> then.apply(card);
            case Named.Refused<HeldCard>(var refusal) -> refusal;
        };
    }

    private static Response answer(Optional<Objection> objection, String done, ApiRequest request) {
        return objection
                .map(why -> ObjectionAnswers.refusal(why, request))
                .orElseGet(() -> SuccessAnswer.saying(done, request));
    }

    private static <T extends Enum<T>> Map<String, T> words(T[] values) {
        return Stream.of(values).collect(Collectors.toMap(Enum::name, Function.identity()));
    }
}
