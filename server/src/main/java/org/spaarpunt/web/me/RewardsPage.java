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
    record View(Person person, List<Reach> advantages, List<Reach> now, List<Reach> saving, List<Reach> others) {
        boolean isEmpty() {
            return advantages.isEmpty() && now.isEmpty() && saving.isEmpty() && others.isEmpty();
        }
    }

    Response show(PageRequest request) {
        return me.with(request, person -> {
            var promotions = Reach.all(search, Kind.POINTS_PROMOTION, person);
            var view = new View(
                    person,
                    those(Reach.all(search, Kind.WELCOME_ADVANTAGE, person), Reach::isNow),
                    those(promotions, Reach::isNow),
                    those(promotions, Reach::isSaving),
                    those(promotions, reach -> !reach.isNow() && !reach.isSaving()));
            return PageRenderer.page(
                    request,
                    200,
                    (output, interceptor, frame) -> JterewardsGenerated.render(output, interceptor, frame, view));
        });
    }

    private static List<Reach> those(List<Reach> all, Predicate<Reach> which) {
        return all.stream().filter(which).toList();
    }
}
