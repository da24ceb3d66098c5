package org.spaarpunt.web.points;

import org.spaarpunt.passholders.BirthDateProof.Holder;
import org.spaarpunt.rights.Sharing;

/**
 * A person whom a user may check in without a date of birth: the user, or a member of the user's family.
 *
 * @param sharing with the user
 */
record Companion(Holder holder, Sharing sharing) {
    String uid() {
        return holder.uid();
    }
}
