package org.spaarpunt.passholders;

import org.spaarpunt.rights.Visibility;

/** What a viewer learns of a number that it named. */
public sealed interface Lookup<T> {
    /**
     * There is one, and the viewer may know.
     *
     * @param visibility how much the viewer may know of the passholder; of a card that no passholder has, whether it is usable
     */
    record Found<T>(T value, Visibility visibility) implements Lookup<T> {}

    /** There is none, and the viewer may know that there is none. */
    record Unknown<T>() implements Lookup<T> {}

    /** There may be one or not: the viewer may not know. */
    record Hidden<T>() implements Lookup<T> {}
}
