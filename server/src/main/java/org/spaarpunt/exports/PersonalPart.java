package org.spaarpunt.exports;

import org.jdbi.v3.core.statement.Query;

/**
 * A part of what is stored about a person, as a query whose columns are the fields. Its parameters are some of
 * {@code id} and {@code uid}. Acts of others are included without naming them.
 */
enum PersonalPart {
    PASSHOLDER("passholder", false, """
            select passholder.uid as "uid", passholder.first_name as "firstName", second_name as "secondName", passholder.name as "name",
                   date_of_birth as "dateOfBirth", gender as "gender", place_of_birth as "placeOfBirth", nationality as "nationality",
                   passholder.street as "street", passholder.house_number as "houseNumber", passholder.box as "box",
                   passholder.postal_code as "postalCode", passholder.city as "city", foreign_city as "foreignCity",
                   country as "country", passholder.email as "email",
                   passholder.telephone as "telephone", gsm as "gsm", more_info as "moreInfo", verified as "verified",
                   opt_in_service_mails as "serviceMails", opt_in_milestone_mails as "milestoneMails",
                   opt_in_info_mails as "infoMails", opt_in_sms as "sms", opt_in_post as "post",
                   legal_terms_paper as "legalTermsPaper", legal_terms_digital as "legalTermsDigital",
                   parental_consent as "parentalConsent", registration.consumer_key as "registeredAt",
                   registration.name as "registeredAtName", school.name as "school", created_at as "createdAt",
                   coalesce(balance.points, 0) as "points"
            from passholder
            left join balance on balance.passholder_id = passholder.id
            left join counter registration on registration.id = registration_counter_id
            left join counter school on school.id = school_id
            where passholder.id = :id
            """),

    PICTURES("pictures", true, """
            select case get_byte(picture, 0) when 255 then 'image/jpeg' else 'image/png' end as "mediaType", picture as "base64"
            from passholder_picture where passholder_id = :id
            """),

    MEMBERSHIPS("memberships", true, """
            select card_system.id as "cardSystem", card_system.name as "name", status as "status", since as "since",
                   social_tariff_until as "socialTariffUntil", mail_preference as "mailPreference", sms_preference as "smsPreference"
            from membership join card_system on card_system.id = card_system_id
            where passholder_id = :id
            order by card_system.id
            """),

    ASSOCIATIONS("associations", true, """
            select association.name as "association", end_date as "until"
            from association_membership join association on association.id = association_id
            where passholder_id = :id
            order by association.name
            """),

    CARDS("cards", true, """
            select number as "number", chip as "chip", type as "type", status as "status", card_system_id as "cardSystem",
                   counter.name as "counter"
            from card left join counter on counter.id = counter_id
            where passholder_id = :id
            order by number
            """),

    CHECKINS("checkins", true, """
            select checkin.id as "id", checked_in_at as "at", event.cdbid as "cdbid", event.title as "event",
                   organiser.name as "organiser", counter.name as "counter", checkin.consumer_key as "application", via::text as "via",
                   card_number as "card", checkin.points as "points", social_tariff as "socialTariff", reversed_at as "takenBackAt"
            from checkin
            left join event on event.id = event_id
            left join organisation organiser on organiser.id = organiser_id
            left join counter on counter.id = checkin.counter_id
            where passholder_id = :id
            order by checked_in_at, checkin.id
            """),

    REDEMPTIONS("redemptions", true, """
            select redemption.id as "id", redeemed_at as "at", reward.id as "reward", title as "title", redemption.points as "points",
                   counter.name as "counter", card_number as "card", cancelled_at as "cancelledAt"
            from redemption
            join reward on reward.id = reward_id
            join counter on counter.id = counter_id
            where passholder_id = :id
            order by redeemed_at, redemption.id
            """),

    TRANSFERS("transfers", true, """
            select moved_at as "at", reason::text as "reason", nullif(cause_id, 0) as "cause", source::text as "from",
                   destination::text as "to", points as "points"
            from transfer
            where passholder_id = :id
            order by moved_at, reason, cause_id
            """),

    KEPT_ANSWERS("keptAnswers", true, """
            select consumer_key as "application", key as "key", coalesce(outcome::text, body) as "answer" from kept_answer
            where passholder_id = :id
            order by consumer_key, key
            """),

    REMOVAL_REQUESTS("removalRequests", true, """
            select requested_at as "requestedAt" from removal_request where passholder_id = :id
            """),

    FAMILIES("families", true, """
            select since as "since", shares_history as "sharesHistory", shares_rewards as "sharesRewards"
            from family_member where member_id = :id
            """),

    FAMILY_MEMBERS("familyMembers", true, """
            select since as "since", icon as "icon" from family_member where owner_id = :id order by since
            """),

    FAMILY_INVITATIONS("familyInvitations", true, """
            select made_at as "madeAt", ends_at as "endsAt" from family_invitation where owner_id = :id order by made_at
            """),

    ACCOUNTS("accounts", true, """
            select uid as "uid", nick as "nick", email as "email", given_name as "givenName", family_name as "familyName",
                   password is not null as "hasPassword", administrator as "administrator", disabled_at as "disabledAt",
                   terms_acceptance.accepted_at as "acceptedTermsAt"
            from app_user left join terms_acceptance on user_id = app_user.id
            where uid = :uid
            """),

    IDENTITIES("identities", true, """
            select issuer as "issuer", subject as "subject" from user_identity join app_user on app_user.id = user_id where uid = :uid
            """),

    SESSIONS("sessions", true, """
            select started_at as "startedAt", seen_at as "seenAt", address as "address", agent as "agent"
            from web_session join app_user on app_user.id = user_id
            where uid = :uid
            order by started_at
            """),

    APPLICATIONS("applications", true, """
            select consumer.name as "application", issued_at as "issuedAt", expires_at as "expiresAt", access_token.revoked_at as "revokedAt"
            from access_token
            join app_user on app_user.id = user_id
            join consumer on consumer.key = consumer_key
            where uid = :uid
            order by issued_at
            """),

    AUTHORIZATIONS("authorizations", true, """
            select consumer.name as "application", started_at as "startedAt", ends_at as "endsAt", array_to_string(scopes, ' ') as "scopes"
            from oauth2_grant
            join app_user on app_user.id = user_id
            join consumer on consumer.key = consumer_key
            where uid = :uid
            order by started_at
            """),

    CONSENTS("consents", true, """
            select consumer.name as "application", given_at as "givenAt", array_to_string(scopes, ' ') as "scopes"
            from oauth2_consent
            join app_user on app_user.id = user_id
            join consumer on consumer.key = consumer_key
            where uid = :uid
            order by given_at
            """),

    COUNTERS("counters", true, """
            select counter.name as "counter", role as "role"
            from counter_employee
            join app_user on app_user.id = user_id
            join counter on counter.id = counter_id
            where uid = :uid
            order by counter.name
            """),

    /** Acts about the person or one of their cards, and the person's own. */
    AUDIT("audit", true, """
            select happened_at as "at", act as "act", subject as "subject", details as "details",
                   :uid in (actor, coalesce(on_behalf_of, '')) as "own", case when :uid in (actor, coalesce(on_behalf_of, '')) then address else '' end as "address"
            from audit_entry
            where subject = :uid or actor = :uid or on_behalf_of = :uid or subject in (select number from card where passholder_id = :id)
            order by audit_entry.id
            """);

    private final String field;
    private final boolean list;
    private final String query;

    PersonalPart(String field, boolean list, String query) {
        this.field = field;
        this.list = list;
        this.query = query;
    }

    String field() {
        return field;
    }

    boolean isList() {
        return list;
    }

    String query() {
        return query;
    }

    void bind(Query bound, long id, String uid) {
        if (query.contains(":id")) {
            bound.bind("id", id);
        }
        if (query.contains(":uid")) {
            bound.bind("uid", uid);
        }
    }
}
