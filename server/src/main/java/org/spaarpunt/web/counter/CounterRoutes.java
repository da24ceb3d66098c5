package org.spaarpunt.web.counter;

import static org.spaarpunt.web.frame.PageRoute.Caller.SIGNED_IN;

import java.util.List;
import org.spaarpunt.web.frame.CounterAdmission;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.PagePolicy;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.web.frame.ProtocolCodes;
import org.spaarpunt.web.frame.SiteMap;
import org.spaarpunt.wiring.ServerFeatures;

/** The pages on which a counter works during an evening. */
public final class CounterRoutes {
    private static final String AT = SiteMap.COUNTER + "/{counter}";
    private static final String SCAN = AT + "/scan";
    private static final String RECENT = AT + "/recent";

    private CounterRoutes() {}

    public static List<PageRoute> all(ServerFeatures server, ProtocolCodes codes) {
        var features = server.features();
        var people = features.passholders();
        var checkins = features.checkins();
        var visit = server.visits().atCounter();
        var admission = CounterAdmission.of(features);
        var events = new CounterEvents(checkins);
        var recent = new RecentCheckins(checkins.recent());
        var cards = new Cards(
                people.identification(),
                new Visitors(people),
                codes,
                features.core().clock());
        var answers = new CheckinAnswers(visit, cards, recent);
        var choice = new ChoicePages(events);
        var scan = new ScanPages(
                events,
                answers,
                new RewardAnswers(visit, cards, features.rewards().search()),
                new FormSubmissions(features.accounts().receipts(), SiteMap.COUNTER));
        var lately = new RecentPages(new RecentActs(recent, features.rewards().atCounters()), answers);
        return List.of(
                new PageRoute("GET", SiteMap.COUNTER, SIGNED_IN, ChoicePages::chooseCounter),
                new PageRoute("GET", AT, SIGNED_IN, admission.to(choice::chooseEvent)),
                new PageRoute("GET", SCAN, SIGNED_IN, admission.to(scan::show)).with(PagePolicy.SCANNING),
                new PageRoute("POST", SCAN, SIGNED_IN, admission.to(scan::scan)).with(PagePolicy.SCANNING),
                new PageRoute("POST", AT + "/redeem", SIGNED_IN, admission.to(scan::redeem)).with(PagePolicy.SCANNING),
                new PageRoute("POST", AT + "/undo", SIGNED_IN, admission.to(scan::undo)).with(PagePolicy.SCANNING),
                new PageRoute("POST", AT + "/cancel", SIGNED_IN, admission.to(scan::cancel)).with(PagePolicy.SCANNING),
                new PageRoute("GET", RECENT, SIGNED_IN, admission.to(lately::show)).with(PagePolicy.SCRIPTED),
                new PageRoute("POST", RECENT, SIGNED_IN, admission.to(lately::undo)));
    }
}
