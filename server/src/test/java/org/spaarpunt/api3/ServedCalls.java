package org.spaarpunt.api3;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.RunningServer;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.associations.AssociationBooks;
import org.spaarpunt.checkins.ActivityBooks;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.Directories;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.codes.CodeDesk;
import org.spaarpunt.counters.CounterBooks;
import org.spaarpunt.devices.DeviceBooks;
import org.spaarpunt.identity.AccessTokens;
import org.spaarpunt.identity.Profiles;
import org.spaarpunt.identity.RequestTokens;
import org.spaarpunt.identity.TokenMint;
import org.spaarpunt.metrics.Metrics;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passholders.PassholderBooks;
import org.spaarpunt.prices.PriceList;
import org.spaarpunt.repeats.KeptAnswers;
import org.spaarpunt.rewards.RewardBooks;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Batcher;
import org.spaarpunt.testing.TestClock;

/** Which calls there are, as the page that lists them says. */
final class ServedCalls {
    private ServedCalls() {}

    static List<Route> routes(Jdbi jdbi) {
        var clock = new TestClock(RunningServer.START);
        var directories = Directories.of(jdbi, Duration.ZERO, clock);
        var desk = new CheckinDesk(
                jdbi,
                directories,
                clock,
                new Batcher.Limits(1, 1, 1, 1, Duration.ofMinutes(1)),
                new Metrics().desk("idle"));
        var box = new SecretBox(RunningServer.KEYS, new SecureRandom());
        var mint = new TokenMint(new SecureRandom());
        try {
            var useCases = new UseCases(
                    directories.gate(),
                    desk,
                    new PointsInquiry(jdbi, directories, clock),
                    RewardBooks.of(jdbi, clock),
                    new RequestTokens(jdbi, box, mint, clock),
                    new AccessTokens(jdbi, box, mint, Duration.ZERO, clock),
                    new Profiles(jdbi),
                    new Accounts(jdbi, box, new SecureRandom(), clock, () -> {}).activation(),
                    CounterBooks.of(jdbi, directories.counters(), clock),
                    new CardSystemList(jdbi),
                    PassholderBooks.of(jdbi, box, new SecureRandom(), clock),
                    AssociationBooks.of(jdbi, clock),
                    new PriceList(jdbi),
                    ActivityBooks.of(jdbi, directories, clock),
                    DeviceBooks.of(jdbi, clock),
                    new CodeDesk(jdbi, new SecureRandom(), clock),
                    new KeptAnswers(jdbi));
            return Routes.all(useCases, _ -> {});
        } finally {
            desk.close();
        }
    }
}
