package org.spaarpunt.passholders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.audit.ValueChange;

/**
 * The values of a passholder that can be changed, as text, by the protocol's names of the fields. Unknown values are
 * absent.
 *
 * @param values by field; for values in one card system, its id is appended to the field's name
 */
record PassholderValues(Map<String, String> values) {
    /** Fields by which a passholder is identified and reached, which only some counters may change. */
    static final Set<String> IDENTITY = Set.of(
            "name",
            "firstName",
            "secondName",
            "dateOfBirth",
            "inszNumber",
            "email",
            "picture",
            "optInServiceMails",
            "optInMilestoneMails",
            "optInInfoMails",
            "optInSms",
            "optInPost");

    static final String PICTURE = "picture";
    private static final String EMAIL = "email";
    private static final String END_OF_TARIFF = "kansenStatuutEndDate";
    private static final String NATIONAL_NUMBER = "inszNumber";

    /** Locks the passholder first, as every change of a passholder does. */
    private static final String PERSON = """
            select uid, name, first_name as "firstName", second_name as "secondName", date_of_birth::text as "dateOfBirth",
                   national_number as "inszNumber", gender, street, house_number as number, box, postal_code as "postalCode", city,
                   email, telephone, gsm, nationality, place_of_birth as "placeOfBirth", more_info as "moreInfo",
                   foreign_city as "foreignCity", country,
                   verified::text as verified,
                   (select consumer_key from counter where counter.id = school_id) as "schoolConsumerKey",
                   opt_in_service_mails::text as "optInServiceMails", opt_in_milestone_mails::text as "optInMilestoneMails",
                   opt_in_info_mails::text as "optInInfoMails", opt_in_sms::text as "optInSms", opt_in_post::text as "optInPost",
                   legal_terms_paper::text as "legalTermsPaper", legal_terms_digital::text as "legalTermsDigital",
                   parental_consent::text as "parentalConsent"
            from passholder where id = :id
            for no key update of passholder
            """;

    private static final String PHOTOGRAPH = """
            select encode(picture, 'base64') from passholder_picture where passholder_id = :id
            """;

    private static final String MEMBERSHIPS = """
            select card_system_id, social_tariff_until::text as "%s", mail_preference as "emailPreference",
                   sms_preference as "smsPreference"
            from membership where passholder_id = :id
            """.formatted(END_OF_TARIFF);

    PassholderValues {
        values = Map.copyOf(values);
    }

    /**
     * Reads the values and locks them until the transaction ends.
     *
     * @return no values if the passholder is gone
     */
    static PassholderValues lock(long passholderId, NationalNumbers numbers, Handle handle) {
        var values = new LinkedHashMap<String, String>();
        handle.createQuery(PERSON)
                .bind("id", passholderId)
                .map((row, _) -> person(row, numbers))
                .forEach(values::putAll);
        handle.createQuery(PHOTOGRAPH)
                .bind("id", passholderId)
                .mapTo(String.class)
                .forEach(picture -> values.put(PICTURE, picture));
        handle.createQuery(MEMBERSHIPS)
                .bind("id", passholderId)
                .map((row, _) -> membership(row))
                .forEach(values::putAll);
        return new PassholderValues(values);
    }

    private static Map<String, String> person(ResultSet row, NationalNumbers numbers) throws SQLException {
        var uid = row.getString("uid");
        var values = columns(row, "");
        values.computeIfPresent(
                NATIONAL_NUMBER, (_, stored) -> numbers.opened(uid, stored).digits());
        return values;
    }

    private static Map<String, String> membership(ResultSet row) throws SQLException {
        return columns(row, ofCardSystem(row.getLong("card_system_id")));
    }

    /** All columns but the first, which identifies the passholder or the card system. */
    private static Map<String, String> columns(ResultSet row, String suffix) throws SQLException {
        var values = new TreeMap<String, String>();
        var columns = row.getMetaData();
        for (int column = 2; column <= columns.getColumnCount(); column++) {
            var value = row.getString(column);
            if (value != null && !value.isEmpty()) {
                values.put(columns.getColumnLabel(column) + suffix, value);
            }
        }
        return values;
    }

    /**
     * A change of the last day of the social tariff in a card system.
     *
     * @param before as text; empty: there was no tariff
     */
    static ValueChange ofTariff(long cardSystemId, String before, Optional<LocalDate> after) {
        return new ValueChange(
                END_OF_TARIFF + ofCardSystem(cardSystemId),
                before,
                after.map(LocalDate::toString).orElse(""));
    }

    private static String ofCardSystem(long cardSystemId) {
        return " " + cardSystemId;
    }

    String email() {
        return values.getOrDefault(EMAIL, "");
    }

    /** The fields whose values differ afterwards, in the order of their names. */
    List<ValueChange> changesTo(PassholderValues after) {
        return Stream.concat(values.keySet().stream(), after.values.keySet().stream())
                .distinct()
                .sorted()
                .filter(field -> !Objects.equals(values.get(field), after.values.get(field)))
                .map(field ->
                        new ValueChange(field, values.getOrDefault(field, ""), after.values.getOrDefault(field, "")))
                .toList();
    }

    /** Whether some of these changes are to fields of a passholder's identity. */
    static boolean concernIdentity(List<ValueChange> changes) {
        return changes.stream().anyMatch(change -> IDENTITY.contains(change.field()));
    }
}
