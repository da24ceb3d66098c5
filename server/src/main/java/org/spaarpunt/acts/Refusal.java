package org.spaarpunt.acts;

/** Why an act is refused. */
public enum Refusal {
    /** 1 to 255 printable characters of ASCII, without spaces. */
    BAD_KEY,
    /** 1 to 200 characters, none of them a control character, no space at either end. */
    BAD_NAME,
    /** As a name, or empty. */
    BAD_TEXT,
    /** Not a valid sign-in name: see accounts.SignInName. */
    BAD_NICK,
    BAD_EMAIL,
    /** An http or https address with a host, without user information or fragment. */
    BAD_CALLBACK,
    /** A host name or address in lower case, without a port. */
    BAD_HOST,
    /** Not an address to which a client of its kind may have its users sent: see openid.RedirectAddress. */
    BAD_REDIRECT,
    /** Not an address to which reports may be posted: see webhooks.WebhookAddress. */
    BAD_WEBHOOK_ADDRESS,
    /** A webhook that reports nothing. */
    NO_EVENT_KIND,
    /** The counter has as many webhooks as one may have. */
    TOO_MANY_WEBHOOKS,
    /** A client without any way to obtain tokens. */
    NO_GRANT,
    /** A public client has no secret by which it could act for itself. */
    NO_SECRET,
    /** Not negative, at most a year. */
    BAD_DURATION,
    /** Not positive. */
    BAD_NUMBER,
    /** Of a membership: 1 to 150. */
    BAD_YEARS,
    /** 0 to 150, the lowest first. */
    BAD_AGES,
    /** Not negative, with two decimals at most. */
    BAD_PRICE,
    /** Like a name. */
    BAD_REASON,
    /** 1 to 255 characters, one of them visible, none a control character. */
    BAD_TITLE,
    /** At most 255 characters, none of them a control character. */
    BAD_DESCRIPTION,
    /** One is no address of http or https and no path on this server, or they are too long together. */
    BAD_PICTURES,
    /** 0 to 1,000,000. */
    BAD_POINTS,
    /** Not before its end, or not between 1970 and 9999. */
    BAD_PERIOD,
    /** Not positive, or too many. */
    BAD_UNITS,
    /** 1 to 9,999 times. */
    BAD_LIMIT,
    /** One entry is blank or has a control character, or they are too long together. */
    BAD_LIST,
    /** At least one card system is needed. */
    NO_CARD_SYSTEM,
    /** More units than that are taken already. */
    UNITS_TAKEN,
    /** The reward was redeemed, and so it stays a reward for points, or a welcome advantage. */
    REDEEMED,
    /** Another administrator changed it since its author read it. */
    CHANGED_MEANWHILE,
    /** The passholder is an admin of a counter, or an administrator. */
    WORKS_HERE,
    /** The account belongs to a passholder, with whom it is removed. */
    IS_PASSHOLDER,
    /** Another thing of the same kind has this key, name, nick or email address. */
    TAKEN,
    /** The consumer has been revoked. */
    REVOKED,
    /** The previous secret still works. At most two can, so for a third the present one must stop at once. */
    TWO_SECRETS,
    /** The user has been disabled. */
    DISABLED,
    /** The installation would be left without an administrator. */
    LAST_ADMINISTRATOR,
    /** The counter would be left without an admin. */
    LAST_COUNTER_ADMIN,
    /** The user's account opens more than the counters of the admin who asks. */
    BEYOND_COUNTER,
    /** There is an administrator already, who can make others. */
    HAS_ADMINISTRATOR
}
