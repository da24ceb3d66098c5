package org.spaarpunt.passholders;

import java.util.Optional;
import org.spaarpunt.storage.Conditions;

/**
 * The conditions of a search about columns of {@code passholder}, in two forms that mean the same.
 *
 * @param each asked for one passholder after another
 * @param all for a statement that reads all who meet them, however many these are
 * @param ofHeld if card systems are the only criterion, the same condition on {@code held.passholder_id}, with the values of {@code each}
 */
record PeopleConditions(Conditions each, Conditions all, Optional<String> ofHeld) {
    PeopleConditions withHeld(String condition) {
        return new PeopleConditions(each, all, Optional.of(condition));
    }

    boolean isEmpty() {
        return each.isEmpty();
    }
}
