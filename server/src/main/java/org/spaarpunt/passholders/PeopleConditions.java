package org.spaarpunt.passholders;

import org.spaarpunt.storage.Conditions;

/**
 * The conditions of a search about columns of {@code passholder}, in two forms that mean the same.
 *
 * @param each asked for one passholder after another
 * @param all for a statement that reads all who meet them, however many these are
 */
record PeopleConditions(Conditions each, Conditions all) {
    boolean isEmpty() {
        return each.isEmpty();
    }
}
