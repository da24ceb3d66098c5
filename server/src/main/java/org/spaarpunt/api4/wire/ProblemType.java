package org.spaarpunt.api4.wire;

/**
 * The types of problems that UiTPAS API 4.0 defines, each with its address, its title and its usual status. Where the
 * public documents spell a type in two ways, the one is used that real clients compare with.
 */
public enum ProblemType {
    UNAUTHORIZED("auth/unauthorized", "Unauthorized", 401),
    FORBIDDEN("auth/forbidden", "Forbidden", 403),
    BODY_MISSING("body/missing", "Body missing", 400),
    BODY_INVALID_SYNTAX("body/invalid-syntax", "Invalid body syntax", 400),
    BODY_INVALID_DATA("body/invalid-data", "Invalid body data", 400),
    BODY_TOO_LARGE("body/too-large", "Body too large", 413),
    HEADER_INVALID("header/invalid", "Invalid header", 400),
    UNSUPPORTED_MEDIA_TYPE("header/unsupported-media-type", "Unsupported media type", 415),
    METHOD_NOT_ALLOWED("method/not-allowed", "Method not allowed", 405),
    URL_NOT_FOUND("url/not-found", "Not found", 404),
    INVALID_QUERY("url/invalid-parameter", "Invalid query parameter", 400),
    QUERY_LIMIT_EXCEEDED("url/query-limit-exceeded", "Query limit exceeded", 400),
    IDEMPOTENCY_KEY_REUSED("header/idempotency-key-reused", "Idempotency key reused", 422),
    RATE_LIMITED("uitpas/rate-limited", "Rate limited", 429),
    INTERNAL_ERROR("server/internal-error", "Internal server error", 500),
    UNAVAILABLE("server/unavailable", "Service unavailable", 503),
    NOT_OFFERED("uitpas/not-offered", "Not offered", 501),

    ASSOCIATION_NOT_FOUND("uitpas/association-not-found", "Association not found", 400),
    ASSOCIATION_MEMBERSHIP_RENEW_NOT_POSSIBLE(
            "uitpas/association-membership-renew-not-possible", "Association membership renew not possible", 400),
    ASSOCIATION_PASSHOLDER_CARD_SYSTEM_MISMATCH(
            "uitpas/association-passholder-cardsystem-mismatch", "Association passholder card system mismatch", 400),
    CARD_BLOCKED("uitpas/card-blocked", "Card blocked", 400),
    CARD_SYSTEM_NOT_FOUND("uitpas/cardsystem-not-found", "Card system not found", 404),
    CHECKIN_CODE_EXPIRED("uitpas/checkin-code-expired", "Check-in code expired", 400),
    CHECKIN_CODE_INVALID("uitpas/checkin-code-invalid", "Check-in code invalid", 400),
    CHECKIN_NOT_ALLOWED("uitpas/checkin-not-allowed", "Check-in not allowed", 400),
    CHECKIN_NOT_FOUND("uitpas/checkin-not-found", "Check-in not found", 404),
    CLIENT_NOT_FOUND("uitpas/client-not-found", "Client not found", 404),
    EVENT_NOT_ACCEPTABLE("uitpas/event-not-acceptable", "Event not acceptable", 400),
    EVENT_NOT_FOUND("uitpas/event-not-found", "Event not found", 404),
    FAMILY_MEMBER_ALREADY_ADDED("uitpas/family-member-already-added", "Family member already added", 400),
    INVALID_CARD("uitpas/invalid-card", "Invalid card", 400),
    INVALID_CARD_STATUS("uitpas/invalid-card-status", "Invalid card status", 400),
    INVALID_CARD_SYSTEM("uitpas/invalid-card-system", "Invalid card system", 400),
    INSZ_ALREADY_USED("uitpas/insz-already-used", "INSZ already used", 400),
    INVALID_INSZ_NUMBER("uitpas/invalid-insz-number", "Invalid INSZ number", 400),
    INVALID_POSTAL_CODE("uitpas/invalid-postal-code", "Invalid postal code", 400),
    INVALID_UITPAS_NUMBER("uitpas/invalid-uitpas-number", "Invalid UiTPAS number", 400),
    INVALID_VOUCHER_CODE("uitpas/invalid-voucher-code", "Invalid voucher code", 400),
    KIOSK_ALREADY_CONFIGURED("uitpas/kiosk-already-configured", "Kiosk already configured", 400),
    KIOSK_DEVICE_ALREADY_IN_USE("uitpas/kiosk-device-already-in-use", "Kiosk device already in use", 400),
    KIOSK_NOT_FOUND("uitpas/kiosk-not-found", "Kiosk not found", 400),
    MAXIMUM_REACHED("uitpas/maximum-reached", "Maximum reached", 400),
    ORGANIZER_NOT_FOUND("uitpas/organizer-not-found", "Organizer not found", 404),
    PASS_NOT_FOUND("uitpas/pass-not-found", "Pass not found", 404),
    PASSHOLDER_ALREADY_REGISTERED("uitpas/passholder-already-registered", "Passholder already registered", 400),
    PASSHOLDER_BLOCKED("uitpas/passholder-blocked", "Passholder blocked", 400),
    PASSHOLDER_NEW_MEMBERSHIP_ERROR("uitpas/passholder-new-membership-error", "Passholder new membership error", 400),
    PASSHOLDER_NO_ACTIVE_CARD_SYSTEMS(
            "uitpas/passholder-no-active-cardsystems", "Passholder has no active card systems", 400),
    PASSHOLDER_NOT_FOUND("uitpas/passholder-not-found", "Passholder not found", 404),
    PERSON_NOT_PRESENT("uitpas/person-not-present", "Person not present", 403),
    REDEEMED_REWARD_NOT_FOUND("uitpas/redeemed-reward-not-found", "Redeemed reward not found", 404),
    REWARD_INVALID_REDEEM_TYPE("uitpas/reward-invalid-redeem-type", "Reward invalid redeem type", 400),
    REWARD_NOT_EDITABLE("uitpas/reward-not-editable", "Reward not editable", 400),
    REWARD_NOT_FOUND("uitpas/reward-not-found", "Reward not found", 404),
    REWARD_PERIOD_CONSTRAINT("uitpas/reward-period-constraint", "Reward period constraint", 400),
    REWARD_VOLUME_CONSTRAINT("uitpas/reward-volume-constraint", "Reward volume constraint", 400),
    REWARD_PASSHOLDER_VOLUME_CONSTRAINT(
            "uitpas/reward-passholder-volume-constraint", "Reward passholder volume constraint", 400),
    REWARD_PASSHOLDER_POINTS_CONSTRAINT(
            "uitpas/reward-passholder-points-constraint", "Reward passholder points constraint", 400),
    REWARD_PASSHOLDER_NO_APPLICABLE_CARD_SYSTEMS(
            "uitpas/reward-passholder-no-applicable-cardsystems",
            "Reward passholder has no applicable card systems",
            400),
    SCHOOL_NOT_FOUND("uitpas/school-not-found", "School not found", 404),
    TOO_MANY_FAMILY_MEMBERS("uitpas/too-many-family-members", "Too many family members", 400),
    UITID_ALREADY_REGISTERED("uitpas/uitid-already-registered", "UiTiD already registered", 400);

    private static final String SITE = "https://api.publiq.be/probs/";

    private final String path;
    private final String title;
    private final int status;

    ProblemType(String path, String title, int status) {
        this.path = path;
        this.title = title;
        this.status = status;
    }

    /** The address that clients compare as a whole. */
    public String address() {
        return SITE + path;
    }

    /** The path below the site, which is also the key of the texts. */
    public String path() {
        return path;
    }

    public String title() {
        return title;
    }

    public int status() {
        return status;
    }
}
