package org.spaarpunt.web.counter;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.rewards.CounterRedemptions;
import org.spaarpunt.web.frame.AtCounter;

/** The check-ins and redemptions that were made at a counter lately, as far as it may make them. */
record RecentActs(RecentCheckins checkins, CounterRedemptions redemptions) {
    /** Redemptions of a busy day, which can still be taken back. They are counted apart: check-ins do not crowd them out. */
    private static final int MAX_REDEMPTIONS = 50;

    /** The newest first. */
    List<RecentAct> at(AtCounter here) {
        Stream<RecentAct> visits =
                mayCheckIn(here) ? checkins.at(here).stream().map(RecentAct.Checkin::new) : Stream.of();
        Stream<RecentAct> rewards = mayRedeem(here)
                ? redemptions.latest(here.employee().counter().counterId(), here.employee(), MAX_REDEMPTIONS).stream()
                        .map(RecentAct.Redemption::new)
                : Stream.of();
        return Stream.concat(visits, rewards)
                .sorted(Comparator.comparing(RecentAct::at).reversed())
                .toList();
    }

    static boolean mayCheckIn(AtCounter here) {
        return here.may(CounterAction.CHECKIN_CREATE);
    }

    static boolean mayRedeem(AtCounter here) {
        return here.may(CounterAction.POINTSPROMOTION_CASHIN) || here.may(CounterAction.WELCOMEADVANTAGE_CASHIN);
    }
}
