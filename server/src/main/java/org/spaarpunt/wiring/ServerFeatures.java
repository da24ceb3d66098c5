package org.spaarpunt.wiring;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.administration.ErrorTally;
import org.spaarpunt.administration.InstallationWatch;
import org.spaarpunt.audit.ChainWatch;
import org.spaarpunt.backups.BackupWatch;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinFeed;
import org.spaarpunt.identity.NoncePartitions;
import org.spaarpunt.identity.OAuthVerifier;
import org.spaarpunt.identity.StoredNonces;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.oidc.ProviderSignIn;
import org.spaarpunt.openid.TokenVerifier;
import org.spaarpunt.storage.BatchObserver;
import org.spaarpunt.storage.Batcher;
import org.spaarpunt.visits.VisitFeature;
import org.spaarpunt.webhooks.DeliveryWorker;

/**
 * The features of a running server, including those that only a server has: these have threads, and end with the
 * server.
 */
public final class ServerFeatures implements AutoCloseable {
    /** Batches of check-ins under way at once: while one waits for its flush, the other reads its facts. */
    private static final int CHECKIN_BATCHES = 2;

    /** Claiming nonces waits for no flush, so a batch can wait until the one before it is done. */
    private static final int NONCE_BATCHES = 1;

    /** This many requests justify a batch while another one is under way. */
    private static final int WORTHWHILE = 48;

    private static final int MAX_BATCH = 256;

    /**
     * A request that waits longer than this for its batch is refused, because the batches before it wait for the
     * database.
     */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(3);

    private final Features features;
    private final StoredNonces nonces;
    private final NoncePartitions noncePartitions;
    private final CheckinDesk checkinDesk;
    private final CheckinFeed feed;
    private final VisitFeature visits;
    private final OAuthVerifier calls;
    private final OAuthVerifier exchange;
    private final Optional<ProviderSignIn> provider;
    private final ChainWatch chain;
    private final ErrorTally errors;
    private final TokenVerifier tokens;
    private final DeliveryWorker webhooks;
    private final BackupWatch backups;
    private final InstallationWatch installation;

    /** @param observers gives the observer of the batches of this name */
    public ServerFeatures(Features features, Function<String, BatchObserver> observers) {
        var core = features.core();
        var jdbi = core.jdbi();
        var clock = core.clock();
        this.features = features;
        this.nonces = new StoredNonces(jdbi, batches(NONCE_BATCHES, core), observers.apply("nonces"));
        this.noncePartitions = new NoncePartitions(jdbi, clock);
        this.checkinDesk = new CheckinDesk(jdbi, features.caches(), clock, batches(CHECKIN_BATCHES, core), observers);
        this.feed = new CheckinFeed(jdbi, clock);
        this.visits = VisitFeature.of(
                checkinDesk,
                features.caches().codes(),
                features.checkins(),
                features.rewards(),
                features.passholders(),
                features.devices(),
                features.idempotency(),
                clock);
        this.calls = new OAuthVerifier(features.identity().credentials(), nonces, clock);
        this.exchange = new OAuthVerifier(features.identity().exchangeCredentials(), nonces, clock);
        this.chain = new ChainWatch(features.audit());
        this.errors = new ErrorTally(clock);
        this.tokens = features.openid().verifier(features.identity().credentials(), clock);
        this.webhooks = features.webhooks().worker();
        this.backups = new BackupWatch(features.backups(), clock);
        this.installation = new InstallationWatch(jdbi, features.devices().tally(), clock);
        this.provider = core.settings()
                .accounts()
                .provider()
                .map(known -> new ProviderSignIn(known, jdbi, core.box(), new TokenGenerator(core.random()), clock));
    }

    public Features features() {
        return features;
    }

    public CheckinDesk checkinDesk() {
        return checkinDesk;
    }

    /** The check-ins at events as they come in. */
    public CheckinFeed feed() {
        return feed;
    }

    public VisitFeature visits() {
        return visits;
    }

    /** Verifies requests signed by consumers, with or without access tokens. */
    public OAuthVerifier calls() {
        return calls;
    }

    /** Verifies the one call that is signed with a request token. */
    public OAuthVerifier exchange() {
        return exchange;
    }

    /** Verifies access tokens of OAuth 2. */
    public TokenVerifier tokens() {
        return tokens;
    }

    /** Sends reports to other servers. */
    public DeliveryWorker webhooks() {
        return webhooks;
    }

    /** What is known of backups. */
    public BackupWatch backups() {
        return backups;
    }

    /** Watches the chain of the audit log. */
    public ChainWatch chain() {
        return chain;
    }

    /** Figures of the whole installation for those who watch it. */
    public InstallationWatch installation() {
        return installation;
    }

    /** The requests that this server could not answer. */
    public ErrorTally errors() {
        return errors;
    }

    /** The OpenID Connect provider through which people may sign in without a password of this installation. */
    public Optional<ProviderSignIn> provider() {
        return provider;
    }

    /** Where nonces are kept, by time. */
    public NoncePartitions noncePartitions() {
        return noncePartitions;
    }

    /** Deletes expired data, and reads again what is known of backups; to be run periodically. */
    public void forgetOld() {
        features.identity().requestTokens().forgetOld();
        features.accounts().forgetOld();
        features.lateCheckins().remove();
        features.codes().eraseReadable();
        features.lookups().forgetOld();
        features.passholders().presence().forgetOld();
        features.families().invitations().forgetOld();
        features.importUploads().forgetOld();
        features.idempotency().forgetEnded(features.core().clock().instant());
        features.openid().keepHouse();
        features.webhooks().log().forgetOld();
        backups.round();
    }

    @Override
    public void close() {
        webhooks.close();
        provider.ifPresent(ProviderSignIn::close);
        tokens.close();
        feed.close();
        checkinDesk.close();
        nonces.close();
    }

    private static Batcher.Limits batches(int atOnce, Core core) {
        return new Batcher.Limits(
                atOnce, WORTHWHILE, MAX_BATCH, core.settings().limits().concurrentRequests(), LONGEST_TURN);
    }
}
