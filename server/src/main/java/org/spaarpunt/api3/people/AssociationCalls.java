package org.spaarpunt.api3.people;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.api3.wire.SuccessAnswer;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.xml.AssociationXml;
import org.spaarpunt.associations.Association;
import org.spaarpunt.associations.AssociationFeature;
import org.spaarpunt.associations.MembershipObjection;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.rights.Right;

/** {@code GET association/list}, {@code POST passholder/membership} and {@code POST passholder/membership/delete}. */
final class AssociationCalls {
    private static final String ASSOCIATION = "associationId";
    private static final String END = "endDate";
    private static final String READABLE = "readPermission";
    private static final String REGISTERING = "registerPermission";

    /** May be repeated. */
    private static final String CARD_SYSTEM = "cardSystemId";

    public static final CallParameters LIST = CallParameters.optional(ApiRequest.COUNTER_KEY, READABLE, REGISTERING)
            .andRepeated(CARD_SYSTEM);
    public static final CallParameters END_IT =
            CallParameters.required(ApiRequest.UID, ASSOCIATION).andOptional(ApiRequest.COUNTER_KEY);
    public static final CallParameters REGISTER = END_IT.andOptional(END);

    private final AssociationFeature feature;

    public AssociationCalls(AssociationFeature feature) {
        this.feature = feature;
    }

    public Response list(ApiRequest request) {
        var reader = new ParameterReader(request);
        var cardSystems = reader.numbers(CARD_SYSTEM);
        var readable = reader.flag(READABLE);
        var registering = reader.flag(REGISTERING);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        var counter = request.counter().orElseThrow();
        var found = feature.directory().all().stream()
                .filter(one -> cardSystems.isEmpty() || isIn(one, cardSystems))
                .filter(one ->
                        readable.isEmpty() || readable.get() == one.allows(CounterAction.ASSOCIATION_READ, counter))
                .filter(one -> registering.isEmpty() || registering.get() == one.registersAt(counter))
                .map(one -> AssociationXml.association(one, counter))
                .toList();
        return Format.xml(
                200,
                XmlElement.of(
                        "response",
                        List.of(XmlElement.of("associations", found), XmlElement.of("total", found.size()))));
    }

    public Response register(ApiRequest request) {
        var reader = new ParameterReader(request);
        var uid = reader.text(ApiRequest.UID);
        long association = reader.id(ASSOCIATION);
        var end = reader.day(END);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        var counter = request.counter().orElseThrow();
        return answer(
                feature.memberships().register(uid, association, end, counter, RequestActor.user(request)),
                "done.membership",
                request);
    }

    public Response end(ApiRequest request) {
        var reader = new ParameterReader(request);
        var uid = reader.text(ApiRequest.UID);
        long association = reader.id(ASSOCIATION);
        if (reader.unreadable().isPresent()) {
            return request.refusals().unreadable(reader.unreadable().get());
        }
        var counter = request.counter().orElseThrow();
        return answer(
                feature.memberships().end(uid, association, counter, RequestActor.user(request)),
                "done.membershipEnded",
                request);
    }

    private static Response answer(Optional<MembershipObjection> objection, String done, ApiRequest request) {
        return objection.map(why -> refusal(why, request)).orElseGet(() -> SuccessAnswer.saying(done, request));
    }

    private static Response refusal(MembershipObjection objection, ApiRequest request) {
        var refusals = request.refusals();
        return switch (objection) {
            case UNKNOWN_PASSHOLDER -> refusals.unknownPassholder(400);
            case UNKNOWN_ASSOCIATION ->
                refusals.badRequest(ErrorCode.UNKNOWN_ASSOCIATION_ID, "error.UNKNOWN_ASSOCIATION_ID");
            case MAY_NOT_REGISTER -> refusals.accessDenied(new Right.ActionAt(CounterAction.PASSHOLDER_CREATE));
            case MAY_NOT_USE_ASSOCIATION -> refusals.accessDenied(new Right.ActionAt(CounterAction.ASSOCIATION_USE));
            case NO_MEMBER_OF_CARD_SYSTEM ->
                refusals.badRequest(ErrorCode.ACTION_NOT_ALLOWED, "error.ACTION_NOT_ALLOWED.noMemberHere");
            case TOO_OLD ->
                refusals.badRequest(
                        ErrorCode.MEMBERSHIP_NOT_POSSIBLE_AGE_CONSTRAINT,
                        "error.MEMBERSHIP_NOT_POSSIBLE_AGE_CONSTRAINT");
            case END_NEEDED -> refusals.badRequest(ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.endDate");
            case NOT_RENEWABLE ->
                refusals.badRequest(ErrorCode.ACTION_NOT_ALLOWED, "error.ACTION_NOT_ALLOWED.notRenewable");
        };
    }

    private static boolean isIn(Association association, List<Long> cardSystems) {
        return association.cardSystems().stream().anyMatch(system -> cardSystems.contains(system.id()));
    }
}
