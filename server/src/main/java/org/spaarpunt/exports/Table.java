package org.spaarpunt.exports;

import org.spaarpunt.audit.Act;
import org.spaarpunt.passholders.DetailColumn;

/**
 * A table that can be exported, as a query whose columns are those of the file. National numbers and photographs are in
 * none of them. For a removed person not even the internal number is exported, because it would identify the person to
 * a holder of an older export. The parameters are {@code from} and {@code until}.
 */
enum Table {
    CHECKINS(Act.CHECKINS_EXPORTED, """
            select concat_ws('-', passholder.id, checkin.id) as "checkin", checked_in_at as "at", event.cdbid as "cdbid",
                   event.title as "event", organiser.name as "organiser", counter.consumer_key as "counter",
                   checkin.consumer_key as "application", via::text as "via", card_number as "card", checkin.points as "points",
                   social_tariff as "socialTariff", reversed_at as "takenBackAt", passholder.id as "passholder", passholder.uid as "uid",
                   passholder.first_name as "firstName", passholder.name as "name", passholder.city as "city"
            from checkin
            left join event on event.id = event_id
            left join organisation organiser on organiser.id = organiser_id
            left join counter on counter.id = checkin.counter_id
            left join passholder on passholder.id = passholder_id
            where checked_in_at >= :from and checked_in_at < :until
            order by checked_in_at, checkin.passholder_id, checkin.id
            """),

    TRANSFERS(Act.TRANSFERS_EXPORTED, """
            select moved_at as "at", passholder.id as "passholder", passholder.uid as "uid", reason::text as "reason",
                   case reason
                       when 'CHECKIN' then concat_ws('-', passholder.id, cause_id)
                       when 'CHECKIN_REVERSED' then concat_ws('-', passholder.id, cause_id)
                       else nullif(cause_id, 0)::text
                   end as "cause",
                   transfer.source::text as "from", transfer.destination::text as "to", transfer.points as "points",
                   event.cdbid as "cdbid", event.title as "event", reward.id as "reward", reward.title as "rewardTitle"
            from transfer
            left join passholder on passholder.id = passholder_id
            left join event
                on event.id = case when transfer.source = 'EVENT' then source_id when transfer.destination = 'EVENT' then destination_id end
            left join reward
                on reward.id = case when transfer.source = 'REWARD' then source_id when transfer.destination = 'REWARD' then destination_id end
            where moved_at >= :from and moved_at < :until
            order by moved_at, passholder_id, reason, cause_id
            """),

    /** Selected by the day on which they were registered. */
    PASSHOLDERS(Act.PASSHOLDERS_EXPORTED, """
            select passholder.uid as "uid", %s, verified as "verified",
                   opt_in_service_mails as "serviceMails", opt_in_milestone_mails as "milestoneMails",
                   opt_in_info_mails as "infoMails", opt_in_sms as "sms", opt_in_post as "post",
                   registration.consumer_key as "registeredAt", school.consumer_key as "school", created_at as "createdAt",
                   coalesce(balance.points, 0) as "points", card_system_id as "cardSystem", status as "membership",
                   social_tariff_until as "socialTariffUntil", since as "memberSince",
                   (
                       select string_agg(number, '|' order by number) from card
                       where card.passholder_id = passholder.id and card.card_system_id = membership.card_system_id
                         and card.status = 'ACTIVE'
                   ) as "card"
            from passholder
            left join membership on membership.passholder_id = passholder.id
            left join balance on balance.passholder_id = passholder.id
            left join counter registration on registration.id = registration_counter_id
            left join counter school on school.id = school_id
            where created_at >= :from and created_at < :until
            order by passholder.id, card_system_id
            """.formatted(DetailColumn.selected()));

    private final Act act;
    private final String query;

    Table(Act act, String query) {
        this.act = act;
        this.query = query;
    }

    Act act() {
        return act;
    }

    String query() {
        return query;
    }
}
