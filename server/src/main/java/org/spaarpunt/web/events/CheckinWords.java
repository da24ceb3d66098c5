package org.spaarpunt.web.events;

import org.spaarpunt.checkins.FoundCheckin;
import org.spaarpunt.checkins.FoundCheckin.KnownVisitor;
import org.spaarpunt.checkins.FoundCheckin.VisitorAtDoor;
import org.spaarpunt.web.frame.Frame;

/** Check-ins in words. */
record CheckinWords(Frame frame) {
    /** The name of the visitor as far as the viewer may know it. */
    String name(FoundCheckin checkin) {
        return checkin.visitor()
                .map(visitor -> switch (visitor) {
                    case KnownVisitor known -> (known.firstName() + " " + known.lastName()).strip();
                    case VisitorAtDoor known -> known.firstName();
                })
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> frame.text("live.somebody"));
    }

    /** Where the check-in was made. */
    String via(FoundCheckin checkin) {
        return checkin.via().name();
    }
}
