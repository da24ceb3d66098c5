package org.spaarpunt.api3.checkins;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.IdempotencyHeader;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.Refused;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.http.Response;

/** How one call words the outcomes of a check-in; that a repeat gets the first answer again is the same for all calls. */
public record CheckinResponses(
        Format format, Function<Granted, Response> granted, Function<Refused, Response> refused) {
    public Response answer(CheckinDesk desk, CheckinRequest checkin, ApiRequest request) {
        return switch (outcome(desk, checkin, request.repeat())) {
            case Granted points -> granted.apply(points);
            case Refused reason -> refused.apply(reason);
            case CheckinOutcome.Kept(var body, var replayed) -> IdempotencyHeader.answer(format, body, replayed);
            case CheckinOutcome.KeyMisused _ -> request.refusals(format).misusedRepeatKey();
        };
    }

    private CheckinOutcome outcome(CheckinDesk desk, CheckinRequest checkin, Optional<IdempotencyHeader> repeat) {
        if (repeat.isEmpty()) {
            return desk.checkIn(checkin);
        }
        return desk.checkIn(checkin, repeat.get().wording(this::body));
    }

    private String body(Granted points) {
        return new String(granted.apply(points).body(), StandardCharsets.UTF_8);
    }
}
