package org.spaarpunt.families;

/** How an attempt to make a passholder a member of a family ended. */
public sealed interface JoinOutcome {
    record Joined(FamilyMember member) implements JoinOutcome {}

    /** Why nothing was changed. */
    enum Refused implements JoinOutcome {
        /** The passholder is a member of this family. */
        ALREADY_MEMBER,
        /** The passholder is a member of another family. */
        IN_ANOTHER_FAMILY,
        /** The passholder owns this family, and so belongs to it. */
        IS_OWNER,
        /** The family has {@link FamilyRegister#MAX_MEMBERS} members. */
        FULL,
        /** The passholder is old enough to agree, and has an account in which to do so. */
        AGREES_IN_ACCOUNT,
        /** The invitation was used, was withdrawn, is over, or never was. */
        INVITATION_OVER,
        /** The passholder was removed in the meantime. */
        UNKNOWN
    }
}
