package org.spaarpunt.passholders;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.storage.Upsert;

/**
 * Saves the people, memberships and cards that an import has staged and checked in the temporary table {@code
 * incoming}.
 */
public final class PassholderImport {
    /** The columns of a file whose absence leaves every membership as it is. */
    public static final String SOCIAL_TARIFF_UNTIL = "socialTariffUntil";

    public static final String MEMBERSHIP = "membership";

    /** The columns of the table {@code incoming} after {@code line}, as PostgreSQL declares them. */
    public static final String STAGED = """
                uid text, first_name text, name text, city text, second_name text, date_of_birth date, gender text, street text,
                house_number text, box text, postal_code text, email text, telephone text, gsm text, nationality text,
                place_of_birth text, more_info text, foreign_city text, country text, verified boolean, opt_in_service_mails boolean, opt_in_milestone_mails boolean,
                opt_in_info_mails boolean, opt_in_sms boolean, opt_in_post boolean, school text, registered_at text,
                created_at timestamptz, card_system_id bigint, social_tariff_until date, membership text, member_since timestamptz,
                cards text[]""";

    /** The columns about the person, which are the same on each of the person's lines. */
    public static final String DETAILS = DetailColumn.columns() + """
            , verified, opt_in_service_mails, opt_in_milestone_mails, opt_in_info_mails, opt_in_sms, opt_in_post""";

    private static final String SAVE_PASSHOLDERS = """
            insert into passholder (uid, %s, school_id, registration_counter_id, created_at, card_systems)
            select distinct on (uid) uid, %s, coalesce(verified, false), coalesce(opt_in_service_mails, false),
                   coalesce(opt_in_milestone_mails, false), coalesce(opt_in_info_mails, false), coalesce(opt_in_sms, false),
                   coalesce(opt_in_post, false), (select id from counter where consumer_key = incoming.school),
                   (select id from counter where consumer_key = incoming.registered_at), coalesce(created_at, now()),
                   array_remove(array_agg(card_system_id) over (partition by uid), null)
            from incoming
            order by uid, line
            """.formatted(
                    DETAILS,
                    DetailColumn.joined(
                            detail -> detail.canBeNull() ? detail.column() : "coalesce(" + detail.column() + ", '')"));

    private static final Set<DetailColumn> ALWAYS_THERE =
            EnumSet.of(DetailColumn.FIRST_NAME, DetailColumn.NAME, DetailColumn.CITY);

    private static final List<String> ALWAYS_SAVED =
            ALWAYS_THERE.stream().map(DetailColumn::column).toList();

    private static final Map<String, List<String>> SAVED_WITH = savedWith();

    private static final String ADD_MEMBERSHIPS = """
            insert into membership (passholder_id, card_system_id, status, social_tariff_until, since)
            select passholder.id, card_system_id, coalesce(incoming.membership, 'ACTIVE'), incoming.social_tariff_until,
                   coalesce(incoming.member_since, now())
            from incoming join passholder using (uid)
            where card_system_id is not null
            on conflict (passholder_id, card_system_id) do nothing
            """;

    private static final String SET_SOCIAL_TARIFFS = """
            update membership set social_tariff_until = incoming.social_tariff_until
            from incoming join passholder using (uid)
            where membership.passholder_id = passholder.id
              and membership.card_system_id = incoming.card_system_id
              and membership.social_tariff_until is distinct from incoming.social_tariff_until
            """;

    private static final String SET_STATUSES = """
            update membership set status = incoming.membership
            from incoming join passholder using (uid)
            where membership.passholder_id = passholder.id
              and membership.card_system_id = incoming.card_system_id
              and membership.status <> incoming.membership
            """;

    /** Of people who came home, according to a file without the columns about places abroad. */
    private static final String CLEAR_ABROAD = """
            update passholder set foreign_city = '', country = ''
            from incoming
            where passholder.uid = incoming.uid and upper(passholder.city) <> 'BUITENLAND'
              and (passholder.foreign_city <> '' or passholder.country <> '')
            """;

    private static final String HAND_OUT_CARDS = """
            update card set status = 'ACTIVE', passholder_id = passholder.id
            from incoming join passholder using (uid) cross join unnest(cards) as named
            where card.number = named and card.passholder_id is null
            """;

    private PassholderImport() {}

    /** The columns that a file may have. */
    public static Set<String> optionalColumns() {
        return SAVED_WITH.keySet();
    }

    /**
     * Brings the database in line with the staged rows, in the caller's transaction.
     *
     * @param columns that the file has; values without a column stay as they are
     * @return how many rows were changed
     */
    public static long save(Handle handle, List<String> columns) {
        var people = SAVE_PASSHOLDERS + Upsert.of("passholder", "uid", ALWAYS_SAVED, SAVED_WITH, columns);
        var changes = new ArrayList<>(List.of(people, ADD_MEMBERSHIPS));
        if (columns.contains(SOCIAL_TARIFF_UNTIL)) {
            changes.add(SET_SOCIAL_TARIFFS);
        }
        if (columns.contains(MEMBERSHIP)) {
            changes.add(SET_STATUSES);
        }
        changes.add(HAND_OUT_CARDS);
        long changed = changes.stream().mapToLong(handle::execute).sum();
        handle.execute(CLEAR_ABROAD);
        return changed;
    }

    private static Map<String, List<String>> savedWith() {
        var columns = new HashMap<>(Map.of(
                "verified", List.of("verified"),
                "serviceMails", List.of("opt_in_service_mails"),
                "milestoneMails", List.of("opt_in_milestone_mails"),
                "infoMails", List.of("opt_in_info_mails"),
                "sms", List.of("opt_in_sms"),
                "post", List.of("opt_in_post"),
                "school", List.of("school_id")));
        EnumSet.complementOf(EnumSet.copyOf(ALWAYS_THERE))
                .forEach(detail -> columns.put(detail.field(), List.of(detail.column())));
        return Map.copyOf(columns);
    }
}
