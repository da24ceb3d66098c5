package org.spaarpunt.families;

import java.time.Instant;
import org.spaarpunt.rights.Sharing;

/**
 * A member of a family, as its owner sees it.
 *
 * @param passholderId the number of the passholder in the database
 * @param icon the address of a picture that the owner's application shows; empty for none
 */
public record FamilyMember(
        long passholderId, String uid, String firstName, Instant since, String icon, Sharing sharing) {
    /** Characters of the address of an icon. */
    public static final int MAX_ICON = 500;
}
