package org.spaarpunt.api3.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.idempotency.Once;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.ProtocolParameters;
import org.spaarpunt.identity.Upload;
import org.spaarpunt.identity.User;
import org.spaarpunt.languages.Language;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Caller;

/**
 * A request whose signature was verified, ready for its call.
 *
 * @param user the user that the consumer acts for, if any
 * @param counter the counter where the caller has the right to make the call, if the right is one at a counter
 * @param protocol the parameters of the signature, including callback and verifier
 * @param upload the uploaded file, if the call takes one
 * @param segments the values of the path parameters of the route, decoded, in order
 * @param once what keeps it from being carried out twice; its nonce is claimed, except where {@link
 *     Route#claimsItsNonce} is true
 */
public record ApiRequest(
        Consumer consumer,
        Optional<User> user,
        Optional<CounterAccess> counter,
        ProtocolParameters protocol,
        Parameters parameters,
        Optional<Upload> upload,
        List<String> segments,
        RequestContext arrival,
        Once once) {
    public static final String COUNTER_KEY = "balieConsumerKey";
    public static final String UID = "uid";

    public ApiRequest {
        segments = List.copyOf(segments);
    }

    /** The value of the first path parameter. */
    public String segment() {
        return segments.getFirst();
    }

    /** The value of the second path parameter. */
    public String secondSegment() {
        return segments.get(1);
    }

    /** The same request, after its caller was admitted at a counter. */
    public ApiRequest at(CounterAccess standing) {
        return new ApiRequest(
                consumer, user, Optional.of(standing), protocol, parameters, upload, segments, arrival, once);
    }

    /** What the request asks for in case it is repeated. */
    public Optional<IdempotentRequest> idempotency() {
        return once.repeat();
    }

    /** When the server received the request. */
    public Instant receivedAt() {
        return arrival.at();
    }

    /** The caller's claim, for the decision about its rights. */
    public Caller claim() {
        return new Caller(
                consumer,
                user,
                parameter(COUNTER_KEY).orElse(consumer.key()),
                parameter(UID).orElse(""));
    }

    /** A look-up of passholders for this caller. */
    public Inquiry inquiry(Authorization authorization) {
        var viewer = authorization.viewer(claim());
        return new Inquiry(
                viewer, RequestActor.reader(viewer, this), arrival.route().shortName());
    }

    /** The value of a single-valued parameter; an empty value counts as absent. */
    public Optional<String> parameter(String name) {
        return parameters.firstFilled(name);
    }

    /** All parameters except those of the signature. */
    public Parameters ownParameters() {
        return new Parameters(parameters.pairs().stream()
                .filter(pair -> !ProtocolParameters.isProtocol(pair))
                .toList());
    }

    /** The messages in the caller's language; only a rejection has one. */
    public Messages messages() {
        return Messages.in(Language.accepted(arrival.acceptLanguage()));
    }

    /** Rejections for a call that answers in XML. */
    public ErrorResponses refusals() {
        return refusals(Format.XML);
    }

    public ErrorResponses refusals(Format format) {
        return new ErrorResponses(format, arrival.acceptLanguage());
    }
}
