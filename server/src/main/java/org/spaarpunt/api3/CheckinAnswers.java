package org.spaarpunt.api3;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.checkins.Idempotency;
import org.spaarpunt.http.Response;

/** How one call words the outcomes of a check-in; that a repeat gets the first answer again is the same for all calls. */
record CheckinAnswers(Format format, Function<Granted, Response> granted, Function<Refused, Response> refused) {
    private static final String REPLAYED = "Idempotency-Replayed";

    Response answer(CheckinDesk desk, CheckinRequest checkin, ApiRequest request) {
        return switch (outcome(desk, checkin, request.repeat())) {
            case Granted points -> granted.apply(points);
            case Refused reason -> refused.apply(reason);
            case CheckinOutcome.Kept(var body, var replayed) -> kept(body, replayed);
            case CheckinOutcome.KeyMisused _ ->
                format.error(
                        422,
                        ErrorBody.of(
                                ErrorCode.INVALID_PARAMETERS,
                                request.messages().text("error.INVALID_PARAMETERS.repeatKey", RepeatKey.HEADER)));
        };
    }

    private CheckinOutcome outcome(CheckinDesk desk, CheckinRequest checkin, Optional<RepeatKey> repeat) {
        if (repeat.isEmpty()) {
            return desk.checkIn(checkin);
        }
        var key = repeat.get();
        return desk.checkIn(checkin, new Idempotency(key.key(), key.request(), this::body));
    }

    private String body(Granted points) {
        return new String(granted.apply(points).body(), StandardCharsets.UTF_8);
    }

    private Response kept(String body, boolean replayed) {
        var response = format.granted(body);
        return replayed ? response.with(REPLAYED, "true") : response;
    }
}
