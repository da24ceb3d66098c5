package org.spaarpunt.api4.wire;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.spaarpunt.http.Header;
import org.spaarpunt.settings.RequestLimits;

/**
 * How many requests an application, and each person within it, may send in a minute. Counted by each server on its own,
 * and reported by the headers of draft-ietf-httpapi-ratelimit-headers. All employees of an organisation come from one
 * address, so addresses are not counted.
 */
public final class RateLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_COUNTED = 100_000;

    private final RequestLimits limits;
    private final InstantSource clock;
    private final Cache<Counted, AtomicLong> counts =
            Caffeine.newBuilder().maximumSize(MAX_COUNTED).build();

    private record Counted(String budget, long window) {}

    /** Whether a request may be answered. */
    public sealed interface Decision {
        /**
         * It may.
         *
         * @param headers for its answer
         */
        record Allowed(List<Header> headers) implements Decision {}

        record Exceeded(List<Header> headers, Duration freeIn) implements Decision {}
    }

    public RateLimits(RequestLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Counts a request of this caller. */
    Decision count(ApiCaller caller) {
        var now = clock.instant();
        var headers = new ArrayList<Header>();
        var budgets = caller.budgets();
        boolean exceeded = false;
        for (int i = 0; i < budgets.size(); i++) {
            int limit = i == 0 ? limits.application() : limits.person();
            if (limit > 0) {
                long left = limit - used(budgets.get(i), now);
                exceeded |= left < 0;
                headers.addAll(headers(i == 0 ? "application" : "person", limit, Math.max(left, 0), now));
            }
        }
        return exceeded ? new Decision.Exceeded(headers, freeIn(now)) : new Decision.Allowed(headers);
    }

    private long used(String budget, Instant now) {
        var counted = new Counted(budget, now.getEpochSecond() / WINDOW.toSeconds());
        return counts.get(counted, _ -> new AtomicLong()).incrementAndGet();
    }

    private static List<Header> headers(String name, int limit, long left, Instant now) {
        return List.of(
                new Header("RateLimit-Policy", '"' + name + "\";q=" + limit + ";w=" + WINDOW.toSeconds()),
                new Header(
                        "RateLimit",
                        '"' + name + "\";r=" + left + ";t=" + freeIn(now).toSeconds()));
    }

    private static Duration freeIn(Instant now) {
        return Duration.ofSeconds(WINDOW.toSeconds() - now.getEpochSecond() % WINDOW.toSeconds());
    }
}
