package org.spaarpunt.http;

import java.time.Duration;

/** Listeners for tests: on loopback, on a free port, with small limits. */
final class Listeners {
    static final ListenerSettings SETTINGS =
            new ListenerSettings("127.0.0.1", 0, 64 * 1024, 2, 100, Duration.ofSeconds(20), Duration.ofSeconds(8));

    private Listeners() {}

    static HttpListener start(Handler handler) {
        return start(SETTINGS, handler);
    }

    /** Every failure is answered with its name and the path. */
    static HttpListener start(ListenerSettings settings, Handler handler) {
        FailureResponse wording = (failure, path, _) -> text(failure.status(), failure + " " + path);
        return HttpListener.start(settings, handler, wording, () -> "id-of-request", (_, _, _) -> {});
    }

    static Response text(int status, String text) {
        return Response.of(status, "text/plain;charset=UTF-8", text);
    }
}
