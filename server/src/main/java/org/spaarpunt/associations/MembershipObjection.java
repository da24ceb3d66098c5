package org.spaarpunt.associations;

/** Why a membership was not made, renewed or ended. */
public enum MembershipObjection {
    UNKNOWN_PASSHOLDER,
    UNKNOWN_ASSOCIATION,
    /** The counter may not register people in any card system of the association. */
    MAY_NOT_REGISTER,
    /** The counter may not make people members there. */
    MAY_NOT_USE_ASSOCIATION,
    /** The passholder is not an active member of any of the association's card systems. */
    NO_MEMBER_OF_CARD_SYSTEM,
    /** Too old for the association, or of unknown age. */
    TOO_OLD,
    /** The end that was given is past; or none was given, and the association's own is past. */
    END_NEEDED,
    /** The membership cannot be renewed yet, or a renewal would not make it longer. */
    NOT_RENEWABLE
}
