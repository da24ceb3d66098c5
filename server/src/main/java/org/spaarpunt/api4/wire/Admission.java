package org.spaarpunt.api4.wire;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.http.Header;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.Response;
import org.spaarpunt.http.UploadTooLongException;
import org.spaarpunt.idempotency.IdempotencyKeys;
import org.spaarpunt.idempotency.RepeatedRequests;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Credentials;
import org.spaarpunt.identity.Multipart;
import org.spaarpunt.identity.OAuthVerifier;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.openid.TokenCheck;
import org.spaarpunt.openid.TokenVerifier;
import org.spaarpunt.storage.Text;

/** Admits a request to its operation: reads its parts, finds out who sent it, counts it, and passes on checked values. */
public final class Admission {
    private static final String BEARER = "bearer ";
    private static final String CLIENT_ID = "x-client-id";
    private static final String CUSTOM_TOKEN = "x-custom-token";
    private static final String CLIENT_ID_PARAMETER = "clientId";

    /** An operation that reads its caller's proof itself. */
    private static final Set<TokenKind> UNVERIFIED = Set.of(TokenKind.NONE);

    private final TokenVerifier tokens;
    private final Credentials credentials;
    private final RateLimits limits;
    private final Repeats repeats;
    private final PublicAddress address;
    private final InstantSource clock;

    private sealed interface Known {
        record As(ApiCaller caller) implements Known {}

        record Refused(Problem problem) implements Known {}
    }

    /**
     * A way in.
     *
     * @param credentials of applications that name only themselves
     * @param repeated requests with a key
     * @param address of this server, as clients see it
     */
    public Admission(
            TokenVerifier tokens,
            Credentials credentials,
            RateLimits limits,
            RepeatedRequests repeated,
            PublicAddress address,
            InstantSource clock) {
        this.tokens = tokens;
        this.credentials = credentials;
        this.limits = limits;
        this.repeats = new Repeats(repeated);
        this.address = address;
        this.clock = clock;
    }

    public Response enter(Operation operation, Request request) {
        var segments = operation.decodedSegments(request.path().substring(Operation.PREFIX.length()));
        var query = Parameters.parse(request.query());
        if (segments.isEmpty() || query.isEmpty() || !segments.get().stream().allMatch(Text::canBeStored)) {
            return Problem.of(ProblemType.INVALID_QUERY, "The address cannot be decoded.")
                    .response();
        }
        var keys = IdempotencyKeys.in(request.headers("Idempotency-Key"));
        if (keys.size() > 1 || !keys.stream().allMatch(IdempotencyKeys::isWellFormed)) {
            return Problem.of(ProblemType.HEADER_INVALID, "Idempotency-Key is one text of 1 to 255 visible characters.")
                    .response();
        }
        if (request.body().length > 0 && !isReadable(operation, request)) {
            var type = operation.content() == Operation.Content.FILE ? "multipart/form-data" : "application/json";
            return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must be " + type + ".")
                    .response();
        }
        return switch (caller(operation, request, query.get())) {
            case Known.Refused(var problem) ->
                challenged(problem, bearer(request).isPresent());
            case Known.As(var caller) ->
                counted(new JsonRequest(
                        operation,
                        caller,
                        request,
                        query.get(),
                        segments.get(),
                        arrival(request),
                        keys.stream().findFirst()));
        };
    }

    private Response counted(JsonRequest request) {
        return switch (limits.count(request.caller())) {
            case RateLimits.Decision.Allowed(var headers) -> with(headers, answer(request));
            case RateLimits.Decision.Exceeded(var headers, var freeIn) ->
                with(
                        headers,
                        Problem.of(ProblemType.RATE_LIMITED, "Too many requests in this minute.")
                                .response()
                                .with("Retry-After", String.valueOf(freeIn.toSeconds())));
        };
    }

    /** A form with a file is read now that its caller is known. */
    private Response answer(JsonRequest request) {
        var upload = request.sent().upload();
        if (upload.isEmpty()) {
            return repeats.answer(request);
        }
        try {
            var form = upload.get().readNBytes(JsonRequest.MAX_FILE_FORM_BYTES + 1);
            return form.length > JsonRequest.MAX_FILE_FORM_BYTES ? tooLarge() : repeats.answer(request.withBody(form));
        } catch (UploadTooLongException _) {
            return tooLarge();
        } catch (IOException _) {
            return Problem.of(ProblemType.BODY_INVALID_SYNTAX, "The body broke off.")
                    .response();
        }
    }

    private static Response tooLarge() {
        return Problem.of(
                        ProblemType.BODY_TOO_LARGE,
                        "A form with a file may have " + JsonRequest.MAX_FILE_FORM_BYTES + " bytes.")
                .response();
    }

    private static Response with(List<Header> headers, Response response) {
        var answer = response;
        for (var header : headers) {
            answer = answer.with(header.name(), header.value());
        }
        return answer;
    }

    private Known caller(Operation operation, Request request, Parameters query) {
        var accepts = operation.accepts();
        var bearer = bearer(request);
        if (bearer.isPresent() && !accepts.equals(UNVERIFIED)) {
            return switch (tokens.verify(bearer.get())) {
                case TokenCheck.Verified(var application, var user, var _, var _, var _, var _) ->
                    accepted(
                            operation,
                            user.<ApiCaller>map(known -> new ApiCaller.OfUser(known, application))
                                    .orElseGet(() -> new ApiCaller.OfClient(application)));
                case TokenCheck.Rejected(var problem) -> unauthorized(problem.detail());
                case TokenCheck.Unavailable _ ->
                    new Known.Refused(
                            Problem.of(ProblemType.UNAVAILABLE, "The issuer of the token cannot be reached now."));
            };
        }
        var custom = request.header(CUSTOM_TOKEN).filter(token -> !token.isEmpty());
        if (accepts.contains(TokenKind.DEVICE) && custom.isPresent()) {
            return new Known.As(new ApiCaller.WithCustomToken(custom.get()));
        }
        var id = request.header(CLIENT_ID)
                .filter(value -> !value.isEmpty())
                .or(() -> query.firstFilled(CLIENT_ID_PARAMETER));
        if (accepts.contains(TokenKind.CLIENT_ID) && id.isPresent()) {
            return application(id.get())
                    .<Known>map(application -> new Known.As(new ApiCaller.Identified(application)))
                    .orElseGet(() -> unauthorized("The client id is not known."));
        }
        return accepts.contains(TokenKind.NONE)
                ? new Known.As(new ApiCaller.Anonymous())
                : unauthorized("This operation needs " + needed(operation) + ".");
    }

    private Optional<Consumer> application(String id) {
        if (id.length() > OAuthVerifier.MAX_IDENTIFIER_LENGTH || !Text.canBeStored(id)) {
            return Optional.empty();
        }
        return credentials
                .find(id, "")
                .consumer()
                .map(Credentials.RegisteredConsumer::consumer)
                .filter(application -> !application.suspended());
    }

    private static Known accepted(Operation operation, ApiCaller caller) {
        var accepts = operation.accepts();
        if (accepts.contains(caller.kind()) || accepts.contains(TokenKind.NONE)) {
            return new Known.As(caller);
        }
        return new Known.Refused(Problem.of(ProblemType.FORBIDDEN, "This operation needs " + needed(operation) + "."));
    }

    private static String needed(Operation operation) {
        var accepts = operation.accepts();
        if (accepts.contains(TokenKind.DEVICE)) {
            return "an x-custom-token";
        }
        if (!accepts.contains(TokenKind.CLIENT)) {
            return "the access token of a user";
        }
        if (!accepts.contains(TokenKind.USER)) {
            return "the access token of a client";
        }
        return accepts.contains(TokenKind.CLIENT_ID) ? "an access token or an x-client-id" : "an access token";
    }

    private static Known unauthorized(String detail) {
        return new Known.Refused(Problem.of(ProblemType.UNAUTHORIZED, detail));
    }

    /** RFC 6750 section 3.1: a request that brought no token is told no error. */
    private static Response challenged(Problem problem, boolean hadToken) {
        var response = problem.response();
        if (problem.type() != ProblemType.UNAUTHORIZED) {
            return response;
        }
        var error = ", error=\"invalid_token\", error_description=\""
                + problem.detail().replace('"', '\'') + "\"";
        return response.with("WWW-Authenticate", "Bearer realm=\"spaarpunt\"" + (hadToken ? error : ""));
    }

    private static Optional<String> bearer(Request request) {
        return request.header("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    private static boolean isReadable(Operation operation, Request request) {
        return switch (operation.content()) {
            case JSON -> isJson(request);
            case FILE ->
                request.header("Content-Type").filter(Multipart::isMeant).isPresent();
        };
    }

    /** A client that names no type sends JSON: it is the only one there is. */
    private static boolean isJson(Request request) {
        return request.header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .map(type -> type.isEmpty() || type.equals("application/json") || type.endsWith("+json"))
                .orElse(true);
    }

    private Arrival arrival(Request request) {
        var seen = address.of(request);
        int site = seen.path().length() - request.path().length();
        return new Arrival(
                address.client(request),
                clock.instant(),
                seen.scheme() + "://" + seen.authority() + seen.path().substring(0, site));
    }
}
