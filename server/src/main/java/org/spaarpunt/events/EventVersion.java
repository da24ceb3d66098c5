package org.spaarpunt.events;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.acts.PartsVersion;

/**
 * A version of an event, by its parts. It tells whether another organiser or an import changed the event since it was
 * read, and what; check-ins and cancelling do not change it.
 */
public record EventVersion(PartsVersion<EventPart> parts) {
    /** Those that can be changed of an event of UiTdatabank. */
    private static final Set<EventPart> TERMS = EnumSet.of(EventPart.POINTS, EventPart.LIMIT, EventPart.MARGINS);

    public static EventVersion of(EventRegister.Details details) {
        var content = EventContent.of(details);
        return new EventVersion(PartsVersion.of(EventPart.class, part -> part.in(content)));
    }

    /** The version that a form sends back; empty if it is none. */
    public static Optional<EventVersion> parse(String text) {
        return PartsVersion.parse(EventPart.class, text).map(EventVersion::new);
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return parts.text();
    }

    /** The parts in which the present event differs from this version: of an event that is followed, of its terms. */
    public Set<EventPart> changedIn(EventRegister.Details present) {
        var changed = changedIn(EventContent.of(present));
        if (present.isFollowed()) {
            changed.retainAll(TERMS);
        }
        return changed;
    }

    /** The parts in which an event as it was written differs from this version. */
    public Set<EventPart> changedIn(EventDraft draft) {
        return changedIn(EventContent.of(draft));
    }

    /** The terms that differ from this version. */
    public Set<EventPart> changedIn(EventRegister.Details present, EventTerms terms) {
        var changed = changedIn(EventContent.of(present).with(terms));
        changed.retainAll(TERMS);
        return changed;
    }

    private Set<EventPart> changedIn(EventContent content) {
        return parts.changedIn(part -> part.in(content));
    }
}
