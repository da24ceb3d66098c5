package org.spaarpunt;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.api3.Api3;
import org.spaarpunt.api3.UseCases;
import org.spaarpunt.associations.AssociationFeature;
import org.spaarpunt.checkins.CheckinCaches;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.codes.CodeIssuer;
import org.spaarpunt.counters.CounterFeature;
import org.spaarpunt.counters.EmployeeCounters;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.http.CrossOrigin;
import org.spaarpunt.http.HttpListener;
import org.spaarpunt.http.ListenerSettings;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.ServerCertificate;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.identity.CachedCredentials;
import org.spaarpunt.identity.Destinations;
import org.spaarpunt.identity.Profiles;
import org.spaarpunt.identity.StoredNonces;
import org.spaarpunt.metrics.Metrics;
import org.spaarpunt.metrics.MetricsPage;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.prices.PriceReader;
import org.spaarpunt.removal.LateCheckinCleanup;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.storage.Batcher;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.DatabaseCache;
import org.spaarpunt.web.PageContext;
import org.spaarpunt.web.Pages;

/** A running server, wired by hand from top to bottom. Keeps no state that another server on the same database would need. */
final class App implements AutoCloseable {
    private static final Duration HOUSEKEEPING_PERIOD = Duration.ofMinutes(1);

    /** How soon a new certificate is noticed. */
    private static final Duration RENEWAL_PERIOD = Duration.ofSeconds(5);

    /** Check-ins under way at once: while one batch waits for its flush, the other's facts are read. */
    private static final int DESK_CLERKS = 2;

    /** A claim of nonces waits for no flush, so the next batch can do without a clerk of its own. */
    private static final int NONCE_CLERKS = 1;

    /** So many questions are worth a batch of their own beside another one. */
    private static final int WORTHWHILE = 48;

    private static final int MAX_BATCH = 256;

    /** A question whose turn does not come in this time is refused: the batches before it wait for the database. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(3);

    private final HttpListener listener;
    private final List<Runnable> closing;

    /** @param closing what to do, in this order, once every accepted request is answered */
    private App(HttpListener listener, List<Runnable> closing) {
        this.listener = listener;
        this.closing = List.copyOf(closing);
    }

    /** Starts to listen; the database stays the caller's until {@link #close()} closes it. */
    static App start(Settings settings, SealingKeys keys, Database database, Machine machine) {
        var certificate = settings.tls().map(files -> ServerCertificate.read(files, machine.clock()));
        var jdbi = database.jdbi();
        var clock = machine.clock();
        var metrics = new Metrics();
        metrics.watchPool(database::poolUse);
        metrics.watchReadiness(database::isReady);
        var nonces = new StoredNonces(jdbi, clock, batches(NONCE_CLERKS, settings), metrics.desk("nonces"));
        var admission = Admission.with(Admission.boxOf(jdbi, keys, machine), nonces, jdbi, settings, machine);
        var directories = CheckinCaches.of(jdbi, settings.staleness(), clock);
        metrics.watchMemories(memories(admission.credentials(), directories));
        var desk = new CheckinDesk(jdbi, directories, clock, batches(DESK_CLERKS, settings), metrics.desk("checkins"));
        var useCases = useCases(admission, jdbi, directories, desk, machine);
        var address = settings.publicAddress();
        var api3 = new Api3(useCases, admission.verifiers(), address, clock, metrics.unauthorized());
        Runnable forget = () -> {
            admission.credentials().forget();
            directories.forget();
        };
        var pages = new Pages(pageContext(admission, jdbi, address, machine, forget, api3.description()));
        var site = Site.of(api3, pages, database, new MetricsPage(metrics, settings.publicMetrics()));
        var notices = database.listen(forget);
        var listening = listening(settings, site).with(certificate).reachedAt(address);
        // The first look takes longest, and a caller may ask as soon as the server is there.
        database.isReady();
        var listener = HttpListener.start(listening, site, site, machine.requestIds(), metrics.requests());
        var renewal = Housekeeping.every(RENEWAL_PERIOD, () -> certificate.ifPresent(ServerCertificate::renew));
        var housekeeping = housekeeping(admission, new LateCheckinCleanup(jdbi, clock));
        var closing = List.<Runnable>of(
                renewal::close,
                housekeeping::close,
                () -> notices.ifPresent(ChangeNotices::close),
                admission::close,
                desk::close,
                nonces::close,
                database::close);
        return new App(listener, closing);
    }

    /** The port in use, also when any free one was asked for. */
    int port() {
        return listener.port();
    }

    /** Answers what was accepted, then lets go of the database. */
    @Override
    public void close() {
        listener.close();
        closing.forEach(Runnable::run);
    }

    private static Housekeeping housekeeping(Admission admission, LateCheckinCleanup lateArrivals) {
        return Housekeeping.every(HOUSEKEEPING_PERIOD, () -> {
            admission.forgetOld();
            lateArrivals.remove();
        });
    }

    private static Map<String, Supplier<DatabaseCache.Use>> memories(
            CachedCredentials credentials, CheckinCaches directories) {
        return Map.of(
                "credentials", credentials::use,
                "events", directories.events()::use,
                "codes", directories.codes()::use,
                "counters", directories.counters()::use);
    }

    private static PageContext pageContext(
            Admission admission,
            Jdbi jdbi,
            PublicAddress address,
            Machine machine,
            Runnable forget,
            ApiDescription api) {
        return new PageContext(
                admission.accounts(),
                Administration.with(
                        new Administration.Tools(jdbi, admission.box(), machine.random(), machine.clock(), forget)),
                admission.authorization(),
                new Destinations(jdbi),
                new EmployeeCounters(jdbi),
                admission.box(),
                address,
                machine.clock(),
                admission.provider(),
                api);
    }

    private static UseCases useCases(
            Admission admission, Jdbi jdbi, CheckinCaches directories, CheckinDesk desk, Machine machine) {
        var clock = machine.clock();
        return new UseCases(
                directories.gate(),
                desk,
                new PointsInquiry(jdbi, directories, clock),
                RewardFeature.of(jdbi, clock),
                admission.requestTokens(),
                admission.accessTokens(),
                new Profiles(jdbi),
                admission.accounts().activation(),
                CounterFeature.of(jdbi, directories.counters(), clock),
                new CardSystemList(jdbi),
                PassholderFeature.of(jdbi, admission.box(), machine.random(), clock),
                AssociationFeature.of(jdbi, clock),
                new PriceReader(jdbi),
                CheckinFeature.of(jdbi, directories, clock),
                DeviceFeature.of(jdbi, clock, forget),
                new CodeIssuer(jdbi, machine.random(), clock),
                new IdempotencyRecords(jdbi));
    }

    private static Batcher.Limits batches(int clerks, Settings settings) {
        return new Batcher.Limits(clerks, WORTHWHILE, MAX_BATCH, settings.maxConcurrentRequests(), LONGEST_TURN);
    }

    private static ListenerSettings listening(Settings settings, Site site) {
        return new ListenerSettings(
                        settings.host(),
                        settings.port(),
                        ListenerSettings.DEFAULT_MAX_BODY_BYTES,
                        settings.maxConcurrentRequests(),
                        ListenerSettings.DEFAULT_MAX_CONNECTIONS,
                        ListenerSettings.DEFAULT_STALL_TIMEOUT,
                        ListenerSettings.DEFAULT_GRACE_PERIOD)
                .sharedWith(new CrossOrigin(settings.allowedOrigins(), site::isForApplications));
    }
}
