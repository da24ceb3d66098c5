package org.spaarpunt.associations;

/** Why a membership was neither made nor renewed nor ended. */
public enum MembershipObjection {
    UNKNOWN_PASSHOLDER,
    UNKNOWN_ASSOCIATION,
    /** The counter may not register people in any card system of the association. */
    MAY_NOT_REGISTER,
    /** The counter may not make people members there. */
    MAY_NOT_USE_ASSOCIATION,
    /** The passholder is an active member of none of the association's card systems. */
    NO_MEMBER_OF_CARD_SYSTEM,
    /** Too old for the association, or of unknown age. */
    TOO_OLD,
    /** No end was given, and the one of the association is over; or the one that was given is. */
    END_NEEDED,
    /** It lasts on as it is. */
    NOT_RENEWABLE
}
