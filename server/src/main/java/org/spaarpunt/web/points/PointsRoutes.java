package org.spaarpunt.web.points;

import static org.spaarpunt.web.frame.PageRoute.Caller.ANYBODY;

import java.util.List;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.web.frame.PagePolicy;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.web.frame.SiteMap;
import org.spaarpunt.wiring.ServerFeatures;

/** The pages for passholders without an account. */
public final class PointsRoutes {
    private PointsRoutes() {}

    public static List<PageRoute> all(ServerFeatures server) {
        var features = server.features();
        var core = features.core();
        var visitors = new Visitors(core.box(), new TokenGenerator(core.random()));
        var cardName = core.settings().cardName();
        var family = new OwnFamily(features.families().register());
        var scan = new ScanPages(
                server.visits().onOwnPhone(),
                new Companions(features.passholders(), features.families().reader()),
                family,
                visitors,
                cardName);
        var points = new PointsPages(
                new CardProof(features.passholders().birthDates(), visitors),
                family,
                new PointsPages.Sources(
                        features.pointsInquiry(),
                        features.pointsHistory(),
                        features.rewards().catalogue()),
                cardName);
        return List.of(
                new PageRoute("GET", ScanPages.PATH, ANYBODY, scan::start),
                new PageRoute("POST", ScanPages.PATH, ANYBODY, scan::send).with(PagePolicy.SCANNING),
                new PageRoute("GET", ScanPages.PATH + "/{code}", ANYBODY, scan::show).with(PagePolicy.SCANNING),
                // As QR codes write it: they need less space in capitals.
                new PageRoute("GET", "/Q/{code}", ANYBODY, scan::show).with(PagePolicy.SCANNING),
                new PageRoute("GET", SiteMap.POINTS, ANYBODY, points::ask).with(PagePolicy.SCANNING),
                new PageRoute("POST", SiteMap.POINTS, ANYBODY, points::show).with(PagePolicy.SCANNING));
    }

    /** The path of the page of a check-in code. */
    public static String pageOf(String code) {
        return ScanPages.path(code);
    }
}
