package org.spaarpunt.web.frame;

/** Acts that need a confirmation page, each with a question, its effect, and the text of the button. */
public enum Danger {
    REVOKE_CONSUMER,
    REMOVE_PASSHOLDER,
    REPLACE_SECRET_AT_ONCE,
    END_PREVIOUS_SECRET,
    END_CLIENT,
    WITHDRAW_PERMISSION,
    REVOKE_TOKEN,
    TAKE_OUT_OF_GROUP,
    DISMISS_EMPLOYEE,
    REPLACE_LINK,
    DISABLE_USER,
    REMOVE_USER,
    MAKE_ADMINISTRATOR,
    UNMAKE_ADMINISTRATOR,
    UNLINK_IDENTITY,
    DENY_GROUP_ACTION,
    END_APPLICATION,
    LEAVE_COUNTER,
    END_SESSION,
    END_OTHER_SESSIONS,
    TURN_OFF_SECOND_FACTOR,
    RESET_SECOND_FACTOR,
    CANCEL_EVENT,
    BLOCK_OWN_CARD,
    REQUEST_REMOVAL,
    REMOVE_FAMILY_MEMBER,
    LEAVE_FAMILY,
    BLOCK_CARD,
    END_REWARD,
    REMOVE_PRICE,
    BLOCK_DEVICE,
    REMOVE_DEVICE,
    NEW_DEVICE_CODE,
    REMOVE_COLLEAGUE,
    REMOVE_WEBHOOK;

    /** The key of the title, whose text contains the name of the thing that it is about. */
    public String title() {
        return "confirm." + this + ".title";
    }

    public String effect() {
        return "confirm." + this;
    }

    public String button() {
        return "confirm." + this + ".button";
    }
}
