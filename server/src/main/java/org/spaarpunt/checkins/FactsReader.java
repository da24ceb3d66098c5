package org.spaarpunt.checkins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.checkins.CheckinFacts.CardFacts;
import org.spaarpunt.checkins.CheckinFacts.HolderFacts;
import org.spaarpunt.codes.CheckinCode;
import org.spaarpunt.counters.Standing;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.EventTime;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.UitpasNumber;

/**
 * Reads the facts of any number of requests: what seldom changes from the directories, and cards, balances and places taken,
 * which change with every check-in, in one statement.
 */
final class FactsReader {
    private static final String CARDS = """
            with asked as (
                select *
                from unnest(:eventIds, :periods, :numbers, :chips)
                    with ordinality as asked (event_id, period, number, chip, position)
            )
            select card.number,
                   card.status,
                   card.group_pass_id,
                   card.passholder_id,
                   coalesce(balance.points, 0) as balance,
                   memberships.active as active_membership,
                   memberships.social_tariff,
                   slots.taken
            from asked
            left join card on card.number =
                coalesce(asked.number, (select number from card where card.chip = asked.chip))
            left join balance on balance.passholder_id = card.passholder_id
            left join lateral (
                select coalesce(bool_or(
                           status = 'ACTIVE'
                           and not (expired_social_tariff_stops
                                    and coalesce(social_tariff_until < cast(:today as date), false))), false) as active,
                       coalesce(bool_or(social_tariff_until >= cast(:today as date)), false) as social_tariff
                from membership
                join card_system on card_system.id = membership.card_system_id
                where membership.passholder_id = card.passholder_id
            ) memberships on true
            left join lateral (
                select array_agg(ordinal) as taken
                from checkin
                where checkin.passholder_id = card.passholder_id
                  and checkin.event_id = asked.event_id
                  and checkin.period = asked.period
                  and checkin.reversed_at is null
            ) slots on true
            order by asked.position
            """;

    private final Jdbi jdbi;
    private final Directories directories;

    FactsReader(Jdbi jdbi, Directories directories) {
        this.jdbi = jdbi;
        this.directories = directories;
    }

    /** The facts of each request, in the order of the requests. */
    List<CheckinFacts> read(List<CheckinRequest> requests, Instant now) {
        return withCards(requests.stream().map(this::lookUp).toList(), now);
    }

    /** What is known of a card alone: no counter, event or code. */
    CheckinFacts read(CardReference card, Instant now) {
        return withCards(List.of(Known.ofCard(card)), now).getFirst();
    }

    private Known lookUp(CheckinRequest request) {
        return switch (request) {
            case CheckinRequest.AtCounter(var _, var userId, var counterKey, var cdbid, var card) ->
                new Known(
                        card,
                        directories.counters().find(counterKey, userId),
                        directories.events().find(cdbid),
                        Optional.empty());
            case CheckinRequest.ByCode(var _, var text, var card) -> {
                var code = directories.codes().find(text);
                yield new Known(card, Optional.empty(), code.map(CheckinCode::event), code);
            }
        };
    }

    private List<CheckinFacts> withCards(List<Known> known, Instant now) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(CARDS)
                    .bindArray("eventIds", Long.class, column(known, Known::eventId))
                    .bindArray("periods", String.class, column(known, one -> one.period(now)))
                    .bindArray("numbers", String.class, column(known, Known::number))
                    .bindArray("chips", String.class, column(known, Known::chip))
                    .bind("today", EventTime.dayOf(now));
            var asked = known.iterator();
            return query.map((row, _) -> asked.next().with(card(row))).list();
        });
    }

    /** The facts of a request but for its card; what it does not name is null in the statement, and finds nothing. */
    private record Known(
            CardReference asked, Optional<Standing> counter, Optional<Event> event, Optional<CheckinCode> code) {

        static Known ofCard(CardReference card) {
            return new Known(card, Optional.empty(), Optional.empty(), Optional.empty());
        }

        CheckinFacts with(Optional<CardFacts> card) {
            return new CheckinFacts(asked, counter, event, code, card);
        }

        @Nullable
        Long eventId() {
            return event.map(Event::id).orElse(null);
        }

        @Nullable
        String period(Instant now) {
            return event.map(known -> known.periodAt(now)).orElse(null);
        }

        @Nullable
        String number() {
            return asked instanceof UitpasNumber number ? number.digits() : null;
        }

        @Nullable
        String chip() {
            return asked instanceof ChipNumber chip ? chip.hex() : null;
        }
    }

    private static <C extends @Nullable Object> List<C> column(List<Known> rows, Function<Known, C> value) {
        return rows.stream().map(value).collect(Collectors.toList());
    }

    private static Optional<CardFacts> card(ResultSet row) throws SQLException {
        var number = row.getString("number");
        return number == null
                ? Optional.empty()
                : Optional.of(new CardFacts(
                        number,
                        CardStatus.valueOf(row.getString("status")),
                        optionalLong(row, "group_pass_id").isPresent(),
                        holder(row)));
    }

    private static Optional<HolderFacts> holder(ResultSet row) throws SQLException {
        var id = optionalLong(row, "passholder_id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HolderFacts(
                id.get(),
                row.getInt("balance"),
                row.getBoolean("active_membership"),
                row.getBoolean("social_tariff"),
                taken(row)));
    }

    private static Set<Integer> taken(ResultSet row) throws SQLException {
        var ordinals = row.getArray("taken");
        return ordinals == null
                ? Set.of()
                : Stream.of((Short[]) ordinals.getArray()).map(Short::intValue).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Long> optionalLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
