package org.spaarpunt.events;

import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.KeyGenerator;

/** Events for their organisers: listing them, making them and changing them. */
public record EventFeature(EventList list, EventRegister register, PlaceSearch places) {
    public static EventFeature of(Jdbi jdbi, AuditedTransaction transaction, KeyGenerator keys) {
        return new EventFeature(new EventList(jdbi), new EventRegister(transaction, keys), new PlaceSearch(jdbi));
    }
}
