package org.spaarpunt.web.counter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.checkins.CheckinCriteria;
import org.spaarpunt.checkins.CheckinCriteria.Filter;
import org.spaarpunt.checkins.CheckinSearch;
import org.spaarpunt.checkins.FoundCheckin;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.web.counter.Answer.Undo;
import org.spaarpunt.web.frame.AtCounter;

/** The check-ins that were made at a counter lately. */
record RecentCheckins(CheckinSearch checkins) {
    /** Check-ins of a busy quarter of an hour, which can still be undone. */
    static final int MAX_SHOWN = 50;

    /** The latest check-ins of this counter, newest first. */
    List<FoundCheckin> at(AtCounter here) {
        return find(here, List.of(new Filter.ViaCounter(here.key())), MAX_SHOWN);
    }

    /** The undo of the visitor's latest check-in at the event, which this counter has just made. */
    Optional<Undo> undo(AtCounter here, String uid, String cdbid) {
        return find(
                        here,
                        List.of(
                                new Filter.OfPassholder(uid),
                                new Filter.AtEvent(cdbid),
                                new Filter.ViaCounter(here.key())),
                        1)
                .stream()
                .findFirst()
                .map(checkin -> new RecentAct.Checkin(checkin).undo());
    }

    /** When the visitor checked in at the event last, wherever that was. */
    Optional<Instant> last(AtCounter here, String uid, String cdbid) {
        return find(here, List.of(new Filter.OfPassholder(uid), new Filter.AtEvent(cdbid)), 1).stream()
                .findFirst()
                .map(FoundCheckin::at);
    }

    private List<FoundCheckin> find(AtCounter here, List<Filter> filters, int most) {
        var access = here.employee().counter();
        var reading = new CheckinReading.Granted(
                new CheckinScope.OfCounter(access.counterId(), access.organisationId()), here.employee());
        var criteria = new CheckinCriteria(filters, Optional.empty(), Optional.empty());
        return checkins.find(criteria, reading, false, 0, most).checkins();
    }
}
