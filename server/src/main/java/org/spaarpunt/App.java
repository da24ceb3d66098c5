package org.spaarpunt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.spaarpunt.administration.InstallationWatch;
import org.spaarpunt.api3.Api3;
import org.spaarpunt.api4.Api4;
import org.spaarpunt.build.BuildInfo;
import org.spaarpunt.http.CrossOrigin;
import org.spaarpunt.http.ExchangeObserver;
import org.spaarpunt.http.HttpListener;
import org.spaarpunt.http.Label;
import org.spaarpunt.http.ListenerSettings;
import org.spaarpunt.http.Request;
import org.spaarpunt.http.ServerCertificate;
import org.spaarpunt.http.Uploads;
import org.spaarpunt.issuer.IssuerSite;
import org.spaarpunt.metrics.Metrics;
import org.spaarpunt.metrics.MetricsPage;
import org.spaarpunt.openapi.DescribedApis;
import org.spaarpunt.openapi.OnDemand;
import org.spaarpunt.passholders.PeoplesCardSystems;
import org.spaarpunt.points.CheckinCounts;
import org.spaarpunt.retention.Retention;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.Backfill;
import org.spaarpunt.storage.ChangeNotices;
import org.spaarpunt.storage.Database;
import org.spaarpunt.tracing.Tracer;
import org.spaarpunt.web.Pages;
import org.spaarpunt.wiring.Core;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.ServerFeatures;

/**
 * A running server: its features, the protocol and the pages over them, and the listener. Keeps no state that another
 * server on the same database would need.
 */
final class App implements AutoCloseable {
    private static final Duration HOUSEKEEPING_PERIOD = Duration.ofMinutes(1);

    private static final Duration MAIL_PERIOD = Duration.ofSeconds(10);
    /** How long a report waits at most until it is sent. */
    private static final Duration WEBHOOK_PERIOD = Duration.ofSeconds(1);

    /** How often new entries of the audit log are added to its chain. */
    private static final Duration CHAINING_PERIOD = Duration.ofSeconds(1);

    /** How often the certificate files are checked for a renewal. */
    private static final Duration RENEWAL_PERIOD = Duration.ofSeconds(5);

    /** The lowest status that says that the server, not the client, failed. */
    private static final int FIRST_OF_ERRORS = 500;

    private final HttpListener listener;
    private final Core core;
    private final List<Runnable> closing;

    /** @param closing what to run, in this order, once every accepted request is answered */
    private App(HttpListener listener, Core core, List<Runnable> closing) {
        this.listener = listener;
        this.core = core;
        this.closing = List.copyOf(closing);
    }

    /** Starts to listen; the database stays the caller's until {@link #close()} closes it. */
    static App start(Features features, Database database, Machine machine) {
        var settings = features.core().settings();
        var certificate = settings.address().tls().map(files -> ServerCertificate.read(files, machine.clock()));
        features.identity().secrets().sealPlain();
        // Beside the rest of the start: the first key takes a while, and the first client to sign in would wait for it.
        var prepared = CompletableFuture.runAsync(features.openid()::prepare);
        var tracer = Tracer.of(settings.traces(), BuildInfo.ofThisProgram().version());
        var metrics = metrics(features, database);
        var server = new ServerFeatures(features, metrics::desk);
        watch(server, metrics, tracer);
        var address = settings.address().publicAddress();
        var api3 = new Api3(server, address, metrics.unauthorized());
        var api4 = new Api4(server, address);
        var pages = new Pages(server, address, described(api3, api4), new PageCodes());
        var site = Site.of(
                api3,
                api4,
                new IssuerSite(server, address),
                pages,
                database,
                new MetricsPage(metrics, settings.publicMetrics()));
        var notices = database.listen(features::forgetChanged);
        var listening = listening(settings, site).with(certificate).reachedAt(address);
        // The first readiness probe takes longest, and a client may request it as soon as the server listens.
        database.isReady();
        prepared.join();
        var listener =
                HttpListener.start(listening, site, site, machine.requestIds(), new Observer(metrics, server, tracer));
        metrics.watchListener(listener, settings.limits().concurrentRequests());
        metrics.watchCertificate(certificate);
        var tasks = tasks(server, certificate, tracer);
        metrics.watchTasks(failures(tasks));
        var closing = new ArrayList<Runnable>();
        tasks.values().forEach(task -> closing.add(task::close));
        closing.add(() -> notices.ifPresent(ChangeNotices::close));
        closing.add(server::close);
        closing.add(database::close);
        closing.add(tracer::close);
        return new App(listener, features.core(), closing);
    }

    /** Each runs in a thread of its own, so that a slow mail server delays no other. */
    private static Map<String, Housekeeping> tasks(
            ServerFeatures server, Optional<ServerCertificate> certificate, Tracer tracer) {
        var features = server.features();
        var tasks = new LinkedHashMap<String, Housekeeping>();
        tasks.put(
                "certificate",
                Housekeeping.every(RENEWAL_PERIOD, () -> certificate.ifPresent(ServerCertificate::renew)));
        tasks.put("mail", Housekeeping.every(MAIL_PERIOD, tracer.traced("task mail", features.outbox()::send)));
        tasks.put(
                "webhooks",
                Housekeeping.every(WEBHOOK_PERIOD, tracer.traced("task webhooks", server.webhooks()::round)));
        tasks.put(
                "audit-chain",
                Housekeeping.every(CHAINING_PERIOD, tracer.traced("task audit-chain", server.chain()::round)));
        tasks.put(
                "figures",
                Housekeeping.fromNow(
                        InstallationWatch.PERIOD, tracer.traced("task figures", server.installation()::round)));
        tasks.put(
                "nonces",
                Housekeeping.every(HOUSEKEEPING_PERIOD, tracer.traced("task nonces", server.noncePartitions()::round)));
        tasks.put(
                "forget-old",
                Housekeeping.every(HOUSEKEEPING_PERIOD, tracer.traced("task forget-old", server::forgetOld)));
        var jdbi = features.core().jdbi();
        tasks.put(
                "checkin-counts",
                Housekeeping.every(
                        Backfill.PERIOD, tracer.traced("task checkin-counts", CheckinCounts.backfill(jdbi)::round)));
        tasks.put(
                "card-systems",
                Housekeeping.every(
                        Backfill.PERIOD, tracer.traced("task card-systems", PeoplesCardSystems.backfill(jdbi)::round)));
        tasks.put(
                "retention",
                Housekeeping.every(Retention.PERIOD, tracer.traced("task retention", features.retention()::round)));
        return tasks;
    }

    private static Map<String, Supplier<Long>> failures(Map<String, Housekeeping> tasks) {
        var failures = new LinkedHashMap<String, Supplier<Long>>();
        tasks.forEach((name, task) -> failures.put(name, task::failures));
        return failures;
    }

    private static DescribedApis described(Api3 older, Api4 json) {
        return new DescribedApis(older.description(), new OnDemand<>(json::description));
    }

    Core core() {
        return core;
    }

    /** The port in use, also when the settings asked for any free one. */
    int port() {
        return listener.port();
    }

    /** Answers the accepted requests, then closes the database. */
    @Override
    public void close() {
        listener.close();
        closing.forEach(Runnable::run);
    }

    /** Hands what is told of requests to all that want to know it. */
    private record Observer(ExchangeObserver measured, ServerFeatures server, Tracer tracer)
            implements ExchangeObserver {
        Observer(Metrics metrics, ServerFeatures server, Tracer tracer) {
            this(metrics.requests(), server, tracer);
        }

        @Override
        public void answered(Label label, int status, Duration took) {
            measured.answered(label, status, took);
            if (status >= FIRST_OF_ERRORS) {
                server.errors().count();
            }
        }

        /** What watches the server asks every few seconds, and would fill the traces with itself. */
        @Override
        public Tracer tracerOf(Request request) {
            return Site.isForWatching(request.path()) ? Tracer.off() : tracer;
        }
    }

    private static void watch(ServerFeatures server, Metrics metrics, Tracer tracer) {
        var chain = server.chain();
        metrics.watchAuditLog(chain::length, chain::isBroken);
        metrics.watchWebhooks(server.webhooks());
        metrics.watchInstallation(server.installation());
        server.backups().start();
        metrics.watchBackups(server.backups());
        metrics.watchTraces(tracer);
    }

    private static Metrics metrics(Features features, Database database) {
        var metrics = new Metrics();
        var build = BuildInfo.ofThisProgram();
        metrics.tellBuild(build.version(), build.commit().orElse(""));
        metrics.watchDatabase(database);
        metrics.watchLookups(features.lookups());
        metrics.watchBirthDates(features.passholders().birthDates());
        var caches = features.caches();
        metrics.watchMemories(Map.of(
                "credentials", features.identity().credentials()::use,
                "events", caches.events()::use,
                "codes", caches.codes()::use,
                "counters", caches.counters()::use));
        return metrics;
    }

    private static ListenerSettings listening(Settings settings, Site site) {
        return new ListenerSettings(
                        settings.address().host(),
                        settings.address().port(),
                        ListenerSettings.DEFAULT_MAX_BODY_BYTES,
                        settings.limits().concurrentRequests(),
                        ListenerSettings.DEFAULT_MAX_CONNECTIONS,
                        ListenerSettings.DEFAULT_STALL_TIMEOUT,
                        ListenerSettings.DEFAULT_GRACE_PERIOD)
                .sharedWith(new CrossOrigin(settings.address().allowedOrigins(), site::isForApplications))
                .receiving(new Uploads(site::receivesFiles, settings.limits().uploadBytes()));
    }
}
