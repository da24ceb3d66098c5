package org.spaarpunt.associations;

import java.time.LocalDate;

/** When memberships of an association end. */
public sealed interface EndRule {
    /** On the same day for all members, unless a counter gives another. */
    record Free(LocalDate end) implements EndRule {}

    /** At an age: a membership ends once, and is not renewed. */
    record AfterBirth(int years) implements EndRule {}

    record AfterRegistration(int years) implements EndRule {}
}
