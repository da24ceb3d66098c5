package org.spaarpunt.api3.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.ProtocolParameters;
import org.spaarpunt.identity.User;
import org.spaarpunt.languages.Language;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.rights.Caller;

/**
 * A request whose signature was verified, ready for its call.
 *
 * @param user for whom the consumer speaks, if it does
 * @param counter where the caller was found to have the right to make the call, if that is a right at a counter
 * @param protocol the parameters of the signature, among them callback and verifier
 * @param upload the file that came along, where the call takes one
 * @param segments what the path has in the places of the braces of its route, decoded, one after the other
 * @param idempotency what the request says about being sent again
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
        Optional<IdempotentRequest> idempotency) {
    public static final String COUNTER_KEY = "balieConsumerKey";
    public static final String UID = "uid";

    public ApiRequest {
        segments = List.copyOf(segments);
    }

    /** What the path has in the place of the first braces of its route. */
    public String segment() {
        return segments.getFirst();
    }

    /** The same of its second braces. */
    public String secondSegment() {
        return segments.get(1);
    }

    /** The same request, of a caller who was admitted to a counter. */
    public ApiRequest at(CounterAccess standing) {
        return new ApiRequest(
                consumer, user, Optional.of(standing), protocol, parameters, upload, segments, arrival, idempotency);
    }

    /** When the server began to answer. */
    public Instant receivedAt() {
        return arrival.at();
    }

    /** What the caller claims, for somebody to decide about. */
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

    /** What was sent beside the parameters of the signature. */
    public Parameters ownParameters() {
        return new Parameters(parameters.pairs().stream()
                .filter(pair -> !ProtocolParameters.isProtocol(pair))
                .toList());
    }

    /** What the caller reads; only a refusal has something to say. */
    public Messages messages() {
        return Messages.in(Language.accepted(arrival.acceptLanguage()));
    }

    /** Refusals of a call that speaks XML. */
    public ErrorResponses refusals() {
        return refusals(Format.XML);
    }

    public ErrorResponses refusals(Format format) {
        return new ErrorResponses(format, arrival.acceptLanguage());
    }
}
