package org.spaarpunt.wiring;

import java.util.UUID;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.KeyGenerator;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.associations.AssociationFeature;
import org.spaarpunt.audit.AuditFeature;
import org.spaarpunt.backups.BackupLog;
import org.spaarpunt.checkins.CheckinCaches;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.checkins.PointsInquiry;
import org.spaarpunt.codes.CodeIssuer;
import org.spaarpunt.codes.DayCodes;
import org.spaarpunt.counters.CounterFeature;
import org.spaarpunt.devices.DeviceFeature;
import org.spaarpunt.events.EventFeature;
import org.spaarpunt.exports.Exports;
import org.spaarpunt.exports.PersonalData;
import org.spaarpunt.families.FamilyFeature;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.idempotency.RepeatedRequests;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.identity.IdentityFeature;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.imports.ImportUploads;
import org.spaarpunt.imports.Imports;
import org.spaarpunt.lookups.Lookups;
import org.spaarpunt.mail.MailServer;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.mail.SmtpServer;
import org.spaarpunt.openid.OpenidFeature;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.points.PointsHistory;
import org.spaarpunt.prices.PriceReader;
import org.spaarpunt.processing.ProcessingRecord;
import org.spaarpunt.removal.LateCheckinCleanup;
import org.spaarpunt.removal.RemovalRequests;
import org.spaarpunt.retention.Retention;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.rights.Authorization;
import org.spaarpunt.secrets.KeyedDigest;
import org.spaarpunt.webhooks.WebhookFeature;

/**
 * Every feature, each made once: servers, commands and tests all get theirs from here, so a new dependency of a feature
 * is added in this one place. Starts no thread and reads nothing. What only a running server has is in
 * {@link ServerFeatures}.
 */
public final class Features {
    private final Core core;
    private final CheckinCaches caches;
    private final IdentityFeature identity;
    private final Accounts accounts;
    private final Administration administration;
    private final CounterFeature counters;
    private final CardSystemList cardSystems;
    private final Outbox outbox;
    private final Lookups lookups;
    private final PassholderFeature passholders;
    private final FamilyFeature families;
    private final AssociationFeature associations;
    private final PriceReader prices;
    private final EventFeature events;
    private final CheckinFeature checkins;
    private final PointsInquiry pointsInquiry;
    private final PointsHistory pointsHistory;
    private final RewardFeature rewards;
    private final DeviceFeature devices;
    private final CodeIssuer codes;
    private final DayCodes dayCodes;
    private final IdempotencyRecords idempotency;
    private final RepeatedRequests repeatedRequests;
    private final Imports imports;
    private final ImportUploads importUploads;
    private final Exports exports;
    private final PersonalData personalData;
    private final ProcessingRecord processingRecord;
    private final LateCheckinCleanup lateCheckins;
    private final RemovalRequests removalRequests;
    private final AuditFeature audit;
    private final OpenidFeature openid;
    private final WebhookFeature webhooks;
    private final Retention retention;

    public Features(Core core) {
        var jdbi = core.jdbi();
        var random = core.random();
        var clock = core.clock();
        this.core = core;
        this.caches = CheckinCaches.of(jdbi, core.settings().database().staleness(), clock);
        this.identity = identity(core);
        this.outbox = outbox(core);
        this.accounts = accounts(core, outbox, identity);
        this.administration = administration(core, this::forgetChanged);
        this.counters = CounterFeature.of(jdbi, caches::forget, clock);
        this.cardSystems = new CardSystemList(jdbi);
        this.lookups = new Lookups(jdbi, core.settings().limits().lookups(), clock);
        this.passholders = passholders(core, outbox, lookups);
        this.families = FamilyFeature.of(jdbi, accounts.use(), new TokenGenerator(random), clock);
        this.associations = AssociationFeature.of(jdbi, clock);
        this.prices = new PriceReader(jdbi);
        var transaction = new AuditedTransaction(jdbi, clock, this::forgetChanged);
        this.events = EventFeature.of(jdbi, transaction, new KeyGenerator(random));
        this.checkins = CheckinFeature.of(jdbi, core.reading(), caches, clock);
        this.pointsInquiry = new PointsInquiry(jdbi, caches, clock);
        this.pointsHistory = new PointsHistory(jdbi);
        this.rewards = RewardFeature.of(jdbi, clock);
        this.devices = DeviceFeature.of(jdbi, random, clock, this::forgetChanged);
        this.codes = new CodeIssuer(jdbi, random, clock);
        this.dayCodes = new DayCodes(jdbi, KeyedDigest.kept(DayCodes.DIGEST_KEY, jdbi, core.box(), random), clock);
        this.idempotency = new IdempotencyRecords(jdbi);
        this.repeatedRequests = new RepeatedRequests(idempotency, core.clock());
        this.imports = imports(core);
        this.importUploads = uploads(core, imports, this::forgetChanged);
        this.exports = new Exports(jdbi, core.reading(), clock);
        this.personalData = new PersonalData(jdbi, passholders.people(), clock);
        this.processingRecord = new ProcessingRecord(jdbi, ProcessingFacts.of(core.settings()), clock);
        this.audit = AuditFeature.of(jdbi, core.box(), random, clock);
        this.lateCheckins = new LateCheckinCleanup(jdbi, clock);
        this.removalRequests = new RemovalRequests(jdbi, clock);
        this.openid = openid(core, identity, this::forgetChanged);
        this.webhooks = webhooks(core, caches, outbox, transaction);
        this.retention = new Retention(jdbi, core.settings().retention(), clock);
    }

    private static Administration administration(Core core, Runnable forgetChanged) {
        return Administration.with(
                new Administration.Tools(core.jdbi(), core.box(), core.random(), core.clock(), forgetChanged));
    }

    private static Outbox outbox(Core core) {
        var clock = core.clock();
        var server = core.settings().mailServer().<MailServer>map(known -> new SmtpServer(known, clock));
        return new Outbox(core.jdbi(), core.box(), server, clock);
    }

    private static IdentityFeature identity(Core core) {
        var settings = core.settings();
        return IdentityFeature.of(
                core.jdbi(),
                core.box(),
                core.random(),
                core.clock(),
                new IdentityFeature.Lifetimes(
                        settings.database().staleness(), settings.accounts().accessTokenLifetime()));
    }

    private static OpenidFeature openid(Core core, IdentityFeature identity, Runnable forgetChanged) {
        var settings = core.settings();
        return OpenidFeature.of(
                new OpenidFeature.Base(core.jdbi(), core.box(), core.random(), core.clock(), forgetChanged),
                identity.credentials(),
                new OpenidFeature.Setup(
                        settings.tokens(),
                        settings.address().publicAddress().configured(),
                        settings.database().staleness(),
                        settings.accounts().accessTokenLifetime()));
    }

    private static WebhookFeature webhooks(
            Core core, CheckinCaches caches, Outbox outbox, AuditedTransaction transaction) {
        var settings = core.settings();
        return WebhookFeature.of(
                new WebhookFeature.Base(
                        core.jdbi(),
                        core.box(),
                        core.random(),
                        core.clock(),
                        caches.places(),
                        outbox,
                        settings.address().publicAddress().configured(),
                        settings.webhooks()),
                transaction);
    }

    private static Accounts accounts(Core core, Outbox outbox, IdentityFeature identity) {
        return new Accounts(new Accounts.Tools(
                core.jdbi(),
                core.box(),
                core.random(),
                core.passwordCost(),
                core.clock(),
                outbox,
                core.settings().address().publicAddress().configured(),
                identity.credentials()::forget));
    }

    private static PassholderFeature passholders(Core core, Outbox outbox, Lookups lookups) {
        return PassholderFeature.of(new PassholderFeature.Base(
                core.jdbi(),
                core.reading(),
                core.box(),
                core.random(),
                core.clock(),
                outbox,
                lookups,
                core.settings().accounts().presenceValidFor(),
                core.settings().retention().notices()));
    }

    private static Imports imports(Core core) {
        return new Imports(
                core.jdbi(),
                core.clock(),
                key -> ConsumerRegister.unusableSecret(core.box(), core.random(), key),
                core.settings().uitdatabank());
    }

    private static ImportUploads uploads(Core core, Imports imports, Runnable forgetChanged) {
        var random = core.random();
        return new ImportUploads(
                core.jdbi(),
                core.clock(),
                imports,
                forgetChanged,
                () -> new UUID(random.nextLong(), random.nextLong()));
    }

    /** Clears all caches: something was changed, here or on another server. */
    public void forgetChanged() {
        identity.credentials().forget();
        caches.forget();
        openid.forgetCached();
    }

    public Core core() {
        return core;
    }

    public CheckinCaches caches() {
        return caches;
    }

    public Authorization authorization() {
        return caches.authorization();
    }

    public IdentityFeature identity() {
        return identity;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Administration administration() {
        return administration;
    }

    public CounterFeature counters() {
        return counters;
    }

    public CardSystemList cardSystems() {
        return cardSystems;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Lookups lookups() {
        return lookups;
    }

    public PassholderFeature passholders() {
        return passholders;
    }

    public FamilyFeature families() {
        return families;
    }

    public AssociationFeature associations() {
        return associations;
    }

    public PriceReader prices() {
        return prices;
    }

    public EventFeature events() {
        return events;
    }

    public CheckinFeature checkins() {
        return checkins;
    }

    public PointsInquiry pointsInquiry() {
        return pointsInquiry;
    }

    public PointsHistory pointsHistory() {
        return pointsHistory;
    }

    public RewardFeature rewards() {
        return rewards;
    }

    public DeviceFeature devices() {
        return devices;
    }

    public CodeIssuer codes() {
        return codes;
    }

    /** Codes that devices show. */
    public DayCodes dayCodes() {
        return dayCodes;
    }

    public IdempotencyRecords idempotency() {
        return idempotency;
    }

    public RepeatedRequests repeatedRequests() {
        return repeatedRequests;
    }

    public Imports imports() {
        return imports;
    }

    public ImportUploads importUploads() {
        return importUploads;
    }

    public Exports exports() {
        return exports;
    }

    public PersonalData personalData() {
        return personalData;
    }

    public ProcessingRecord processingRecord() {
        return processingRecord;
    }

    public LateCheckinCleanup lateCheckins() {
        return lateCheckins;
    }

    /** Removes details that are older than they are kept. */
    public Retention retention() {
        return retention;
    }

    public RemovalRequests removalRequests() {
        return removalRequests;
    }

    public AuditFeature audit() {
        return audit;
    }

    /** This installation as a provider of OpenID Connect. */
    public OpenidFeature openid() {
        return openid;
    }

    public WebhookFeature webhooks() {
        return webhooks;
    }

    /** What was backed up and restored. */
    public BackupLog backups() {
        return new BackupLog(core.jdbi(), core.clock());
    }
}
