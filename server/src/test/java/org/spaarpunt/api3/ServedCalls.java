package org.spaarpunt.api3;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.RunningServer;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.associations.AssociationFeature;
import org.spaarpunt.checkins.CheckinCaches;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.codes.CodeIssuer;
import org.spaarpunt.counters.CounterFeature;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.identity.AccessTokens;
import org.spaarpunt.identity.Profiles;
import org.spaarpunt.identity.RequestTokens;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.metrics.Metrics;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.prices.PriceReader;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Batcher;
import org.spaarpunt.testing.TestClock;

/** Which calls there are, as the page that lists them says. */
final class ServedCalls {
    private ServedCalls() {}

    static List<Route> routes(Jdbi jdbi) {
        var clock = new TestClock(RunningServer.START);
        var directories = CheckinCaches.of(jdbi, Duration.ZERO, clock);
        var desk = new CheckinDesk(
                jdbi,
                directories,
                clock,
                new Batcher.Limits(1, 1, 1, 1, Duration.ofMinutes(1)),
                new Metrics().desk("idle"));
        var box = new SecretBox(RunningServer.KEYS, new SecureRandom());
        var mint = new TokenGenerator(new SecureRandom());
        try {
            var useCases = new UseCases(
                    directories.gate(),
                    desk,
                    new PointsInquiry(jdbi, directories, clock),
                    RewardFeature.of(jdbi, clock),
                    new RequestTokens(jdbi, box, mint, clock),
                    new AccessTokens(jdbi, box, mint, Duration.ZERO, clock),
                    new Profiles(jdbi),
                    new Accounts(jdbi, box, new SecureRandom(), clock, () -> {}).activation(),
                    CounterFeature.of(jdbi, directories.counters(), clock),
                    new CardSystemList(jdbi),
                    PassholderFeature.of(jdbi, box, new SecureRandom(), clock),
                    AssociationFeature.of(jdbi, clock),
                    new PriceReader(jdbi),
                    CheckinFeature.of(jdbi, directories, clock),
                    DeviceFeature.of(jdbi, clock, () -> {}),
                    new CodeIssuer(jdbi, new SecureRandom(), clock),
                    new IdempotencyRecords(jdbi));
            return Routes.all(useCases, _ -> {});
        } finally {
            desk.close();
        }
    }
}
