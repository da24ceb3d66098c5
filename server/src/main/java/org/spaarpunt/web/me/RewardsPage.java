package org.spaarpunt.web.me;

import java.util.List;
import java.util.function.Predicate;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardSearch;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SiteMap;

/** What a passholder's points buy, where, and what there is to save for. */
record RewardsPage(Me me, RewardSearch search) {
    static final String PATH = SiteMap.ME + "/rewards";

    /** @param advantages welcome advantages that can be had now */
    record View(
            Person person,
            List<OwnOffer> advantages,
            List<OwnOffer> now,
            List<OwnOffer> saving,
            List<OwnOffer> others) {
        boolean isEmpty() {
            return advantages.isEmpty() && now.isEmpty() && saving.isEmpty() && others.isEmpty();
        }
    }

    Response show(PageRequest request) {
        return me.with(request, person -> {
            var promotions = OwnOffer.all(search, Kind.POINTS_PROMOTION, person);
            var view = new View(
                    person,
                    those(OwnOffer.all(search, Kind.WELCOME_ADVANTAGE, person), OwnOffer::isNow),
                    those(promotions, OwnOffer::isNow),
                    those(promotions, OwnOffer::isSaving),
                    those(promotions, reach -> !reach.isNow() && !reach.isSaving()));
            return PageRenderer.page(
                    request,
                    200,
                    (output, interceptor, frame) -> JterewardsGenerated.render(output, interceptor, frame, view));
        });
    }

    private static List<OwnOffer> those(List<OwnOffer> all, Predicate<OwnOffer> which) {
        return all.stream().filter(which).toList();
    }
}
