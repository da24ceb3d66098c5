package org.spaarpunt.api3.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.http.AllowedMethods;
import org.spaarpunt.http.Failure;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.OAuthProblem;
import org.spaarpunt.languages.Language;
import org.spaarpunt.rights.Right;

/**
 * Answers that reject a request, before or in its call, in one format and one language. The language is determined only
 * when a message is needed, because most requests are not rejected.
 */
public record ErrorResponses(Format format, Optional<String> acceptLanguage) {
    /** How long a client should wait when the database is unavailable. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    public Response notFound() {
        return error(404, ErrorCode.NOT_FOUND, "error.NOT_FOUND");
    }

    public Response methodNotAllowed(AllowedMethods allowed) {
        return allowed.on(error(405, ErrorCode.METHOD_NOT_ALLOWED, "error.METHOD_NOT_ALLOWED", allowed.list()));
    }

    public Response unsupportedMediaType() {
        return error(415, ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.mediaType");
    }

    public Response unreadableParameters() {
        return error(400, ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.unreadable");
    }

    public Response doubledParameter(String name) {
        return error(400, ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.doubled", name);
    }

    public Response malformedRepeatKey() {
        return error(
                400,
                ErrorCode.INVALID_PARAMETERS,
                "error.INVALID_PARAMETERS.malformedRepeatKey",
                IdempotencyHeader.HEADER);
    }

    public Response doubledRepeatKey() {
        return error(
                400, ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.repeatKeys", IdempotencyHeader.HEADER);
    }

    public Response misusedRepeatKey() {
        return error(422, ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.repeatKey", IdempotencyHeader.HEADER);
    }

    /**
     * The answer to a request whose signature was rejected.
     *
     * @param detail for the developer of the client, in English
     */
    public Response unauthorized(OAuthProblem problem, String detail) {
        return unauthorized(problem, messages().text("oauth." + problem.wireName()), detail);
    }

    public Response userRequired() {
        return unauthorized(OAuthProblem.PARAMETER_ABSENT, messages().text("oauth.user_required"), "oauth_token");
    }

    public Response missingParameters(List<String> names) {
        return error(400, ErrorCode.MISSING_REQUIRED_FIELDS, "error.MISSING_REQUIRED_FIELDS", String.join(", ", names));
    }

    public Response unknownCounter() {
        return error(400, ErrorCode.UNKNOWN_BALIE_CONSUMERKEY, "checkin.UNKNOWN_COUNTER");
    }

    public Response accessDenied(Right.Named missing) {
        return format.accessDenied(ErrorBody.accessDenied(RightNames.of(missing), messages()));
    }

    /** A request that its call rejects. */
    public Response badRequest(ErrorCode code, String message, Object... places) {
        return error(400, code, message, places);
    }

    public Response unreadable(ParameterReader.Unreadable what) {
        return badRequest(what.code(), what.message(), what.parameter());
    }

    public Response together(String one, String other) {
        return badRequest(ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.together", one, other);
    }

    public Response unknownUser(int status) {
        return error(status, ErrorCode.UNKNOWN_USER, "error.UNKNOWN_USER");
    }

    public Response unknownPassholder(int status) {
        return error(status, ErrorCode.UNKNOWN_PASSHOLDER_UID, "error.UNKNOWN_PASSHOLDER_UID");
    }

    public Response unknownIdentification() {
        return error(400, ErrorCode.UNKNOWN_IDENTIFICATION, "error.UNKNOWN_IDENTIFICATION");
    }

    public Response unknownEvent() {
        return error(400, ErrorCode.UNKNOWN_EVENT_CDBID, "checkin.UNKNOWN_EVENT");
    }

    public Response unknownGroupPass() {
        return error(404, ErrorCode.UNKNOWN_GROUPPASS, "error.UNKNOWN_GROUPPASS");
    }

    public Response outage() {
        return error(503, ErrorCode.ACTION_FAILED, "error.ACTION_FAILED.outage")
                .with("Retry-After", String.valueOf(RETRY_AFTER.toSeconds()));
    }

    /**
     * The answer to a caller that has looked up too many numbers that are unknown or of other card systems, whatever
     * the request.
     */
    public Response tooManyLookups(Duration retryAfter) {
        return error(429, ErrorCode.ACTION_NOT_ALLOWED, "error.ACTION_NOT_ALLOWED.lookups")
                .with("Retry-After", String.valueOf(retryAfter.toSeconds() + 1));
    }

    /** The answer when the listener could not pass the request on, or a call failed. */
    public Response failed(Failure failure) {
        return switch (failure) {
            case MALFORMED, NOT_IMPLEMENTED ->
                error(failure.status(), ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.malformed");
            case VERSION_NOT_SUPPORTED ->
                error(failure.status(), ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.version");
            case UNSUPPORTED_CODING ->
                error(failure.status(), ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.contentEncoding");
            case EXPECTATION_FAILED ->
                error(failure.status(), ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.expectation");
            case TOO_LARGE, URI_TOO_LONG, HEADERS_TOO_LARGE ->
                error(failure.status(), ErrorCode.REQUEST_TOO_LARGE, "error.REQUEST_TOO_LARGE");
            case BROKEN -> error(failure.status(), ErrorCode.ACTION_FAILED, "error.ACTION_FAILED.broken");
            // The listener sets when to try again, because it knows why it rejected the request.
            case OVERLOADED -> error(failure.status(), ErrorCode.ACTION_FAILED, "error.ACTION_FAILED.outage");
        };
    }

    private Messages messages() {
        return Messages.in(Language.accepted(acceptLanguage));
    }

    private Response unauthorized(OAuthProblem problem, String message, String detail) {
        return format.error(401, ErrorBody.of(ErrorCode.UNAUTHORIZED, message + " (" + detail + ")"))
                .with("WWW-Authenticate", "OAuth realm=\"spaarpunt\", oauth_problem=\"" + problem.wireName() + "\"");
    }

    private Response error(int status, ErrorCode code, String message, Object... places) {
        return format.error(status, ErrorBody.of(code, messages().text(message, places)));
    }
}
