package org.spaarpunt.web;

import static org.spaarpunt.web.frame.PageRoute.Caller.ANYBODY;

import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.openapi.DescribedApis;
import org.spaarpunt.web.accounts.AccountRoutes;
import org.spaarpunt.web.admin.AdminRoutes;
import org.spaarpunt.web.counter.CounterRoutes;
import org.spaarpunt.web.devices.DeviceRoutes;
import org.spaarpunt.web.docs.DocsRoutes;
import org.spaarpunt.web.events.EventRoutes;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.web.frame.ProtocolCodes;
import org.spaarpunt.web.frame.SiteMap;
import org.spaarpunt.web.me.MeRoutes;
import org.spaarpunt.web.people.PeopleRoutes;
import org.spaarpunt.web.points.PointsRoutes;
import org.spaarpunt.web.staff.StaffRoutes;
import org.spaarpunt.web.webhooks.WebhookRoutes;
import org.spaarpunt.wiring.ServerFeatures;

/** All pages and the acts of their forms: those of each part of the site, listed in one place. */
final class PageRoutes {
    private PageRoutes() {}

    static List<PageRoute> all(ServerFeatures server, AccountRoutes accounts, DescribedApis apis, ProtocolCodes codes) {
        return Stream.of(
                        List.of(new PageRoute("GET", SiteMap.FRONT, ANYBODY, FrontPage::show)),
                        DocsRoutes.all(apis, server.features().identity().credentials()),
                        accounts.all(),
                        CounterRoutes.all(server, codes),
                        EventRoutes.all(server, codes),
                        DeviceRoutes.all(server.features()),
                        MeRoutes.all(server.features()),
                        PeopleRoutes.all(server.features()),
                        StaffRoutes.all(server.features()),
                        WebhookRoutes.all(server.features()),
                        PointsRoutes.all(server),
                        AdminRoutes.all(server))
                .flatMap(List::stream)
                .toList();
    }
}
