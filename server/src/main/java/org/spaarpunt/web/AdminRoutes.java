package org.spaarpunt.web;

import static org.spaarpunt.web.PageRoute.Caller.ADMINISTRATOR;

import java.util.List;

/** The pages of the administration, all of them, on one page. */
final class AdminRoutes {
    private static final String KEY = "/{key}";

    private AdminRoutes() {}

    static List<PageRoute> all(PageContext context) {
        var administration = context.administration();
        var forms = new Sent(context.accounts().receipts());
        var pages = new AdminPages(administration);
        var consumers = new AdminConsumerPages(administration, forms);
        var counters = new AdminCounterPages(administration, forms);
        var tokens = new TokenPages(administration);
        var users = new AdminUserPages(administration, forms);
        var cardSystems = new AdminCardSystemPages(administration, forms);
        return List.of(
                new PageRoute("GET", AdminPages.PATH, ADMINISTRATOR, pages::overview),
                new PageRoute("GET", AdminPages.AUDIT, ADMINISTRATOR, pages::audit),
                new PageRoute("GET", AdminConsumerPages.PATH, ADMINISTRATOR, consumers::list),
                new PageRoute("GET", AdminConsumerPages.NEW, ADMINISTRATOR, consumers::askForNew),
                new PageRoute("POST", AdminConsumerPages.PATH, ADMINISTRATOR, consumers::create),
                new PageRoute("GET", AdminConsumerPages.PATH + KEY, ADMINISTRATOR, consumers::show),
                new PageRoute("POST", AdminConsumerPages.PATH + KEY, ADMINISTRATOR, consumers::act),
                new PageRoute("POST", TokenPages.PATH, ADMINISTRATOR, tokens::revoke),
                new PageRoute("GET", Sent.PATH + "/{form}", ADMINISTRATOR, forms::show),
                new PageRoute("GET", AdminCounterPages.PATH, ADMINISTRATOR, counters::list),
                new PageRoute("GET", AdminCounterPages.NEW, ADMINISTRATOR, counters::askForNew),
                new PageRoute("POST", AdminCounterPages.PATH, ADMINISTRATOR, counters::create),
                new PageRoute("GET", AdminCounterPages.PATH + KEY, ADMINISTRATOR, counters::show),
                new PageRoute("POST", AdminCounterPages.PATH + KEY, ADMINISTRATOR, counters::act),
                new PageRoute("GET", AdminUserPages.PATH, ADMINISTRATOR, users::list),
                new PageRoute("GET", AdminUserPages.NEW, ADMINISTRATOR, users::askForNew),
                new PageRoute("POST", AdminUserPages.PATH, ADMINISTRATOR, users::create),
                new PageRoute("GET", AdminUserPages.PATH + KEY, ADMINISTRATOR, users::show),
                new PageRoute("POST", AdminUserPages.PATH + KEY, ADMINISTRATOR, users::act),
                new PageRoute("GET", AdminCardSystemPages.PATH, ADMINISTRATOR, cardSystems::list),
                new PageRoute("POST", AdminCardSystemPages.PATH, ADMINISTRATOR, cardSystems::act));
    }
}
