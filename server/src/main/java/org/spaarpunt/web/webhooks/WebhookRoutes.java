package org.spaarpunt.web.webhooks;

import static org.spaarpunt.web.frame.PageRoute.Caller.SIGNED_IN;

import java.util.List;
import org.spaarpunt.web.frame.CounterAdmission;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.wiring.Features;

/** The pages on which the admins of a counter manage its webhooks. */
public final class WebhookRoutes {
    private static final String PATH = "/counter/{key}/webhooks";
    private static final String ONE = PATH + "/{webhook}";

    private WebhookRoutes() {}

    public static List<PageRoute> all(Features features) {
        var admission = CounterAdmission.of(features);
        var webhooks = features.webhooks();
        var pages = new WebhookPages(
                webhooks.endpoints(),
                webhooks.log(),
                new WebhookActs(webhooks.endpoints(), webhooks.log()),
                features.accounts().receipts());
        return List.of(
                new PageRoute("GET", PATH, SIGNED_IN, admission.to(pages::list)),
                // A stranger at an open browser must not be able to have data sent elsewhere.
                new PageRoute("POST", PATH, SIGNED_IN, admission.to(pages::create)).afterProof(),
                new PageRoute("GET", ONE, SIGNED_IN, admission.to(pages::show)),
                new PageRoute("POST", ONE, SIGNED_IN, admission.to(pages::act)).afterProof(WebhookPages::isSensitive),
                new PageRoute("GET", PATH + "/secret/{form}", SIGNED_IN, admission.to(pages::secret)));
    }
}
