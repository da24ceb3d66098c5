package org.spaarpunt.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.Optional;
import org.spaarpunt.logging.EventLog;

/**
 * Answers requests that reach no handler, on Helidon's behalf too: its own pages and texts never reach a client.
 *
 * <p>Helidon calls this for requests it could not read, and closes the connection after the answer. An "internal error"
 * of Helidon is one of those: {@link Exchange} lets no exception of a handler through, so it can only come from the
 * parser, which throws a plain exception for, say, an illegal method.
 */
final class Failures implements DirectHandler {
    static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    private static final String ACCEPT_LANGUAGE = "Accept-Language";
    private static final EventLog LOG = EventLog.of(Failures.class);
    /** Seconds. Load peaks here are short (people at a door), so one second later is soon enough. */
    private static final String RETRY_AFTER_SECONDS = "1";
    /** Helidon answers 400 to this; only its message identifies it. A test fails if a release changes the wording. */
    private static final String HEADERS_TOO_LARGE_MESSAGE = "Header size exceeded";

    private final FailureResponse wording;
    private final RequestLog log;
    private final CrossOrigin crossOrigin;

    Failures(FailureResponse wording, RequestLog log, CrossOrigin crossOrigin) {
        this.wording = wording;
        this.log = log;
        this.crossOrigin = crossOrigin;
    }

    Response answer(Failure failure, Request request) {
        return answer(failure, request.path(), request.header(ACCEPT_LANGUAGE));
    }

    private Response answer(Failure failure, String rawPath, Optional<String> acceptLanguage) {
        Response answer;
        try {
            answer = wording.answer(failure, rawPath, acceptLanguage);
        } catch (RuntimeException e) {
            LOG.error("refusal_failed", e, "The answer to {failure} could not be written", failure);
            answer = Response.empty(failure.status());
        }
        return switch (failure) {
            case OVERLOADED -> answer.with("Retry-After", RETRY_AFTER_SECONDS);
            // RFC 9110 section 15.5.16: names the codings that are accepted.
            case UNSUPPORTED_CODING -> answer.with("Accept-Encoding", ContentCodings.NONE);
            case MALFORMED,
                    EXPECTATION_FAILED,
                    TOO_LARGE,
                    URI_TOO_LONG,
                    HEADERS_TOO_LARGE,
                    BROKEN,
                    NOT_IMPLEMENTED,
                    VERSION_NOT_SUPPORTED -> answer;
        };
    }

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders given, String message) {
        Failure failure = failureOf(status.code(), String.valueOf(message));
        String id = log.nextId();
        Response answer;
        try (var _ = RequestLog.lines(id)) {
            // The parser's message stays out of the log: it may quote the request.
            LOG.debug("request_read_failed", "A request could not be read: {failure}", failure);
            Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
            Optional<String> acceptLanguage = request.headers().first(HeaderNames.ACCEPT_LANGUAGE);
            answer = crossOrigin.on(answer(failure, request.path(), acceptLanguage), request.path(), origin);
            log.answered(answer, Duration.ZERO);
        }
        ServerResponseHeaders headers = ServerResponseHeaders.create();
        Exchange.copyHeaders(answer, id, headers);
        var builder = TransportResponse.builder()
                .status(Status.create(answer.status()))
                .headers(headers)
                .keepAlive(false);
        if (!request.method().equals("HEAD")) {
            builder.entity(answer.body());
        }
        return builder.build();
    }

    private static Failure failureOf(int status, String message) {
        return switch (status) {
            case 413 -> Failure.TOO_LARGE;
            case 414 -> Failure.URI_TOO_LONG;
            case 501 -> Failure.NOT_IMPLEMENTED;
            case 505 -> Failure.VERSION_NOT_SUPPORTED;
            default -> message.equals(HEADERS_TOO_LARGE_MESSAGE) ? Failure.HEADERS_TOO_LARGE : Failure.MALFORMED;
        };
    }
}
