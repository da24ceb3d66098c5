package org.spaarpunt.passholders;

import org.spaarpunt.rights.Visibility;

/** What a viewer learns about a number that it sent. */
public sealed interface Lookup<T> {
    /**
     * The number exists, and the viewer may know.
     *
     * @param visibility what the viewer may see of the passholder; for a card without one, whether it is usable
     */
    record Found<T>(T value, Visibility visibility) implements Lookup<T> {}

    /** The number does not exist, and the viewer may know that. */
    record Unknown<T>() implements Lookup<T> {}

    /** The viewer may not know whether the number exists. */
    record Hidden<T>() implements Lookup<T> {}
}
