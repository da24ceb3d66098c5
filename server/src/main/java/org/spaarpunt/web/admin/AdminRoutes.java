package org.spaarpunt.web.admin;

import static org.spaarpunt.web.frame.PageRoute.Caller.ADMINISTRATOR;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.administration.FirstSteps;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.web.webhooks.WebhookActs;
import org.spaarpunt.wiring.Features;
import org.spaarpunt.wiring.ServerFeatures;

/** All pages of the administration, listed in one place. */
public final class AdminRoutes {
    private static final String KEY = "/{key}";

    /** The last segment of the pages on which something new is added. */
    private static final String NEW = "new";

    private static final String ORGANISERS = AdminConsumerPages.PATH + KEY + AdminAgentPages.BELOW;
    private static final String RECEIPTS = "/admin/receipts";

    private AdminRoutes() {}

    /**
     * The path of the page about one thing. A key that reads {@code new} is percent-encoded, to distinguish its page
     * from the one for adding things: the router compares raw segments.
     */
    static String pathOf(String list, String key) {
        return list + "/" + (key.equals(NEW) ? "%6Eew" : PercentEncoding.encode(key));
    }

    /** Whether forms with files are sent to this path, or what is sent there acts on such a file. */
    public static boolean receivesFiles(String path) {
        return path.equals(AdminImportPages.PATH) || path.startsWith(AdminImportPages.PATH + "/");
    }

    public static List<PageRoute> all(ServerFeatures server) {
        var features = server.features();
        var forms = new FormSubmissions(features.accounts().receipts(), RECEIPTS);
        return Stream.of(
                        overview(server),
                        organisation(features, forms),
                        people(features, forms),
                        settings(features, forms),
                        rewards(features, forms),
                        files(features))
                .flatMap(List::stream)
                .toList();
    }

    private static List<PageRoute> overview(ServerFeatures server) {
        var features = server.features();
        var audit = new AuditPages(features.administration());
        var guide = new GuidePages(new FirstSteps(features.core().jdbi()), audit);
        var health = HealthPages.of(server);
        return List.of(
                new PageRoute("GET", AdminPages.PATH, ADMINISTRATOR, guide::show),
                new PageRoute("GET", HealthPages.PATH, ADMINISTRATOR, health::show),
                new PageRoute("GET", AuditPages.PATH, ADMINISTRATOR, audit::show));
    }

    private static List<PageRoute> organisation(Features features, FormSubmissions forms) {
        var administration = features.administration();
        var agents = new AdminAgentPages(administration, features.counters().organisers());
        var consumers = new AdminConsumerPages(administration, agents, forms);
        var counters = new AdminCounterPages(administration, forms);
        var tokens = new TokenPages(administration);
        return List.of(
                new PageRoute("GET", AdminConsumerPages.PATH, ADMINISTRATOR, consumers::list),
                new PageRoute("GET", AdminConsumerPages.NEW, ADMINISTRATOR, consumers::askForNew),
                new PageRoute("POST", AdminConsumerPages.PATH, ADMINISTRATOR, consumers::create).afterProof(),
                new PageRoute("GET", AdminConsumerPages.PATH + KEY, ADMINISTRATOR, consumers::show),
                new PageRoute("POST", AdminConsumerPages.PATH + KEY, ADMINISTRATOR, consumers::act)
                        .afterProof(AdminConsumerPages::isSensitive),
                new PageRoute("GET", ORGANISERS, ADMINISTRATOR, agents::show),
                new PageRoute("POST", ORGANISERS, ADMINISTRATOR, agents::act).afterProof(),
                new PageRoute("POST", TokenPages.PATH, ADMINISTRATOR, tokens::revoke),
                new PageRoute("GET", RECEIPTS + "/{form}", ADMINISTRATOR, forms::show),
                new PageRoute("GET", AdminCounterPages.PATH, ADMINISTRATOR, counters::list),
                new PageRoute("GET", AdminCounterPages.NEW, ADMINISTRATOR, counters::askForNew),
                new PageRoute("POST", AdminCounterPages.PATH, ADMINISTRATOR, counters::create).afterProof(),
                new PageRoute("GET", AdminCounterPages.PATH + KEY, ADMINISTRATOR, counters::show),
                new PageRoute("POST", AdminCounterPages.PATH + KEY, ADMINISTRATOR, counters::act));
    }

    private static List<PageRoute> people(Features features, FormSubmissions forms) {
        var administration = features.administration();
        var users =
                new AdminUserPages(administration, forms, features.accounts().passwordMails());
        var passholders = new AdminPassholderPages(features);
        return List.of(
                new PageRoute("GET", AdminPassholderPages.PATH, ADMINISTRATOR, passholders::start),
                new PageRoute("POST", AdminPassholderPages.PATH, ADMINISTRATOR, passholders::find),
                new PageRoute("GET", AdminPassholderPages.PATH + KEY, ADMINISTRATOR, passholders::show),
                new PageRoute("POST", AdminPassholderPages.PATH + KEY, ADMINISTRATOR, passholders::act).afterProof(),
                new PageRoute("GET", AdminUserPages.PATH, ADMINISTRATOR, users::list),
                new PageRoute("GET", AdminUserPages.NEW, ADMINISTRATOR, users::askForNew),
                new PageRoute("POST", AdminUserPages.PATH, ADMINISTRATOR, users::create).afterProof(),
                new PageRoute("GET", AdminUserPages.PATH + KEY, ADMINISTRATOR, users::show),
                new PageRoute("POST", AdminUserPages.PATH + KEY, ADMINISTRATOR, users::act)
                        .afterProof(AdminUserPages::isSensitive));
    }

    private static List<PageRoute> settings(Features features, FormSubmissions forms) {
        var cardSystems = new AdminCardSystemPages(features.administration(), forms);
        var devices = new AdminDevicePages(features.administration(), features.devices(), forms);
        var hooks = features.webhooks();
        var webhooks =
                new AdminWebhookPages(hooks.list(), hooks.log(), new WebhookActs(hooks.endpoints(), hooks.log()));
        return List.of(
                new PageRoute("GET", AdminCardSystemPages.PATH, ADMINISTRATOR, cardSystems::list),
                new PageRoute("POST", AdminCardSystemPages.PATH, ADMINISTRATOR, cardSystems::act),
                new PageRoute("GET", AdminWebhookPages.PATH, ADMINISTRATOR, webhooks::list),
                new PageRoute("GET", AdminWebhookPages.PATH + KEY, ADMINISTRATOR, webhooks::show),
                new PageRoute("POST", AdminWebhookPages.PATH + KEY, ADMINISTRATOR, webhooks::act),
                new PageRoute("GET", AdminDevicePages.PATH, ADMINISTRATOR, devices::list),
                new PageRoute("GET", AdminDevicePages.NEW, ADMINISTRATOR, devices::askForNew),
                new PageRoute("POST", AdminDevicePages.PATH, ADMINISTRATOR, devices::create).afterProof(),
                new PageRoute("GET", AdminDevicePages.PATH + KEY, ADMINISTRATOR, devices::show),
                new PageRoute("POST", AdminDevicePages.PATH + KEY, ADMINISTRATOR, devices::act));
    }

    private static List<PageRoute> rewards(Features features, FormSubmissions forms) {
        var rewards = new AdminRewardPages(features.administration(), forms);
        var prices = new AdminPricePages(features.administration(), forms);
        var associations = new AdminAssociationPages(features.administration(), forms);
        return List.of(
                new PageRoute("GET", AdminRewardPages.PATH, ADMINISTRATOR, rewards::list),
                new PageRoute("GET", AdminRewardPages.NEW, ADMINISTRATOR, rewards::askForNew),
                new PageRoute("POST", AdminRewardPages.PATH, ADMINISTRATOR, rewards::create),
                new PageRoute("GET", AdminRewardPages.PATH + KEY, ADMINISTRATOR, rewards::show),
                new PageRoute("POST", AdminRewardPages.PATH + KEY, ADMINISTRATOR, rewards::act),
                new PageRoute("GET", AdminPricePages.PATH, ADMINISTRATOR, prices::list),
                new PageRoute("POST", AdminPricePages.PATH, ADMINISTRATOR, prices::create),
                new PageRoute("GET", AdminPricePages.PATH + KEY, ADMINISTRATOR, prices::show),
                new PageRoute("POST", AdminPricePages.PATH + KEY, ADMINISTRATOR, prices::act),
                new PageRoute("GET", AdminAssociationPages.PATH, ADMINISTRATOR, associations::list),
                new PageRoute("POST", AdminAssociationPages.PATH, ADMINISTRATOR, associations::create),
                new PageRoute("GET", AdminAssociationPages.PATH + KEY, ADMINISTRATOR, associations::show),
                new PageRoute("POST", AdminAssociationPages.PATH + KEY, ADMINISTRATOR, associations::act));
    }

    private static List<PageRoute> files(Features features) {
        var imports = new AdminImportPages(
                features.importUploads(),
                features.administration().cardSystems(),
                features.core().settings().limits().uploadBytes());
        var exports = new AdminExportPages(features.exports());
        return List.of(
                new PageRoute("GET", AdminExportPages.PATH, ADMINISTRATOR, exports::show),
                new PageRoute("POST", AdminExportPages.PATH, ADMINISTRATOR, exports::export).afterProof(),
                new PageRoute("GET", AdminImportPages.PATH, ADMINISTRATOR, imports::form),
                new PageRoute("POST", AdminImportPages.PATH, ADMINISTRATOR, imports::receive),
                new PageRoute("GET", AdminImportPages.PATH + KEY, ADMINISTRATOR, imports::show),
                new PageRoute("POST", AdminImportPages.PATH + KEY, ADMINISTRATOR, imports::act));
    }
}
