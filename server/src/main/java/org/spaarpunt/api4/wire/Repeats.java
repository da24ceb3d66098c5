package org.spaarpunt.api4.wire;

import org.spaarpunt.http.Response;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.idempotency.RepeatedRequests;
import org.spaarpunt.idempotency.RepeatedRequests.Earlier;

/**
 * What an {@code Idempotency-Key} does for writes whose feature keeps no outcome: a repeat of a request that was answered
 * without a body gets that answer again, one that was answered with a body is decided again, and another request under
 * the key is refused. A refusal is not kept.
 */
final class Repeats {
    private final RepeatedRequests requests;

    Repeats(RepeatedRequests requests) {
        this.requests = requests;
    }

    Response answer(JsonRequest request) {
        var operation = request.operation();
        if (operation.isReading()
                || operation.keepsOutcomes()
                || request.caller().application().isEmpty()) {
            return operation.call().answer(request);
        }
        return request.idempotency()
                .map(keyed -> answer(request, keyed))
                .orElseGet(() -> operation.call().answer(request));
    }

    private Response answer(JsonRequest request, IdempotentRequest keyed) {
        var key = request.application().key();
        var call = request.operation().call();
        return switch (requests.find(key, keyed)) {
            case Earlier.None _ -> {
                var response = call.answer(request);
                if (response.status() < 300) {
                    requests.keep(key, keyed, response.status(), response.body().length == 0);
                }
                yield response;
            }
            case Earlier.AnsweredEmpty(var status) -> request.marked(Response.empty(status), true);
            case Earlier.Made _, Earlier.Answered _ -> call.answer(request);
            case Earlier.OfAnother _ -> Problem.keyReused().response();
        };
    }
}
