package org.spaarpunt;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.spaarpunt.api3.Api3;
import org.spaarpunt.api3.UseCases;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.http.HttpListener;
import org.spaarpunt.http.ListenerSettings;
import org.spaarpunt.identity.OAuthVerifier;
import org.spaarpunt.identity.StoredCredentials;
import org.spaarpunt.identity.StoredNonces;
import org.spaarpunt.rewards.RewardCatalogue;
import org.spaarpunt.storage.Database;

/** A running server, wired by hand from top to bottom. Keeps no state that another server on the same database would need. */
final class App implements AutoCloseable {
    private static final Duration HOUSEKEEPING_PERIOD = Duration.ofMinutes(1);

    private final Database database;
    private final HttpListener listener;
    private final Housekeeping housekeeping;

    private App(Database database, HttpListener listener, Housekeeping housekeeping) {
        this.database = database;
        this.listener = listener;
        this.housekeeping = housekeeping;
    }

    /** Starts to listen; the database stays the caller's until {@link #close()} closes it. */
    static App start(Settings settings, Database database, Clock clock, Supplier<String> requestIds) {
        var jdbi = database.jdbi();
        var nonces = new StoredNonces(jdbi, clock);
        var verifier = new OAuthVerifier(new StoredCredentials(jdbi, clock), nonces, clock);
        var useCases =
                new UseCases(new CheckinDesk(jdbi, clock), new PointsInquiry(jdbi, clock), new RewardCatalogue(jdbi));
        var api3 = new Api3(useCases, verifier, settings.publicAddress(), clock);
        var site = new Site(api3, database);
        var listener = HttpListener.start(listening(settings), site, site, requestIds);
        return new App(database, listener, Housekeeping.every(HOUSEKEEPING_PERIOD, nonces::forgetOld));
    }

    /** The port in use, also when any free one was asked for. */
    int port() {
        return listener.port();
    }

    /** Answers what was accepted, then lets go of the database. */
    @Override
    public void close() {
        listener.close();
        housekeeping.close();
        database.close();
    }

    private static ListenerSettings listening(Settings settings) {
        return new ListenerSettings(
                settings.host(),
                settings.port(),
                ListenerSettings.DEFAULT_MAX_BODY_BYTES,
                settings.maxConcurrentRequests(),
                ListenerSettings.DEFAULT_MAX_CONNECTIONS,
                ListenerSettings.DEFAULT_STALL_TIMEOUT,
                ListenerSettings.DEFAULT_GRACE_PERIOD);
    }
}
