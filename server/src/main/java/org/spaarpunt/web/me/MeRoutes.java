package org.spaarpunt.web.me;

import static org.spaarpunt.web.frame.PageRoute.Caller.ANYBODY;
import static org.spaarpunt.web.frame.PageRoute.Caller.SIGNED_IN;

import java.util.List;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.web.frame.SiteMap;
import org.spaarpunt.web.points.CardProof;
import org.spaarpunt.wiring.Features;

/** The pages of a passholder that is signed in, and the acts of their forms. */
public final class MeRoutes {
    private MeRoutes() {}

    public static List<PageRoute> all(Features features) {
        var me = new Me(features.passholders());
        var overview = new OverviewPage(me, features);
        var cards = new OwnCardPages(me);
        var history = new HistoryPage(me, features.pointsHistory());
        var rewards = new RewardsPage(me, features.rewards().search());
        var preferences = new PreferencesPage(me);
        var data = new OwnDataPages(me, features.personalData(), features.removalRequests());
        var core = features.core();
        var cardName = core.settings().cardName();
        var proof = CardProof.of(features.passholders().birthDates(), core);
        var family = new FamilyPages(me, family(features, proof));
        var invitation = new FamilyInvitationPages(
                features.families().invitations(), features.passholders().people(), proof, cardName);
        return List.of(
                new PageRoute("GET", SiteMap.ME, SIGNED_IN, overview::show),
                new PageRoute("POST", OwnCardPages.PATH, SIGNED_IN, cards::block),
                new PageRoute("GET", HistoryPage.PATH, SIGNED_IN, history::show),
                new PageRoute("GET", RewardsPage.PATH, SIGNED_IN, rewards::show),
                new PageRoute("GET", FamilyPages.PATH, SIGNED_IN, family::show),
                new PageRoute("POST", FamilyPages.PATH, SIGNED_IN, family::act),
                new PageRoute("GET", FamilyPages.PATH + "/link/{form}", SIGNED_IN, family::showLink),
                new PageRoute("GET", FamilyInvitationPages.ROUTE, ANYBODY, invitation::show),
                new PageRoute("POST", FamilyInvitationPages.ROUTE, ANYBODY, invitation::accept),
                new PageRoute("GET", PreferencesPage.PATH, SIGNED_IN, preferences::show),
                new PageRoute("POST", PreferencesPage.PATH, SIGNED_IN, preferences::save),
                new PageRoute("GET", OwnDataPages.PATH, SIGNED_IN, data::show).afterProof(),
                new PageRoute("POST", OwnDataPages.PATH, SIGNED_IN, data::act).afterProof());
    }

    private static FamilyPages.Parts family(Features features, CardProof proof) {
        return new FamilyPages.Parts(
                features.families(),
                features.pointsHistory(),
                features.rewards().catalogue(),
                proof,
                new FormSubmissions(features.accounts().receipts(), FamilyPages.PATH + "/link"),
                features.core().settings().cardName());
    }
}
