package org.spaarpunt.checkins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.checkins.CheckinFacts.CardFacts;
import org.spaarpunt.checkins.CheckinFacts.CodeFacts;
import org.spaarpunt.checkins.CheckinFacts.CounterFacts;
import org.spaarpunt.checkins.CheckinFacts.HolderFacts;
import org.spaarpunt.events.EventColumns;
import org.spaarpunt.events.EventTime;
import org.spaarpunt.events.LimitPeriod;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.UitpasNumber;

/** Reads the facts of any number of requests in one statement. */
final class FactsReader {
    private static final String FACTS = """
            with asked as (
                select *
                from unnest(:counterKeys, :userIds, :cdbids, :codes, :numbers, :chips)
                    with ordinality as asked (counter_key, user_id, cdbid, code, number, chip, position)
            )
            select counter.id as counter_id,
                   counter.organisation_id as counter_organisation_id,
                   exists (
                       select from counter_employee
                       where counter_employee.counter_id = counter.id and counter_employee.user_id = asked.user_id
                   ) as caller_works_here,
                   exists (
                       select from counter_group
                       join permission_group_action using (group_id)
                       where counter_group.counter_id = counter.id and permission_group_action.action = 'CHECKIN_CREATE'
                   ) as may_check_in,
                   checkin_code.valid_from,
                   checkin_code.valid_to,
                   %s,
                   card.number,
                   card.status,
                   card.group_pass_id,
                   card.passholder_id,
                   coalesce(balance.points, 0) as balance,
                   memberships.active as active_membership,
                   memberships.social_tariff,
                   slots.taken
            from asked
            left join counter on counter.consumer_key = asked.counter_key
            left join checkin_code on checkin_code.code = asked.code
            left join event on event.id =
                coalesce(checkin_code.event_id, (select id from event where event.cdbid = asked.cdbid))
            left join organisation organiser on organiser.id = event.organiser_id
            left join organisation location on location.id = event.location_id
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
                  and checkin.event_id = event.id
                  and checkin.reversed_at is null
                  and checkin.period = case event.limit_period
                      when 'ABSOLUTE' then :absolute
                      when 'DAY' then :day
                      when 'WEEK' then :week
                      when 'MONTH' then :month
                      when 'QUARTER' then :quarter
                      when 'YEAR' then :year
                      else :moment
                  end
            ) slots on true
            order by asked.position
            """.formatted(EventColumns.SELECT);

    private final Jdbi jdbi;

    FactsReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The facts of each request, in the order of the requests. */
    List<CheckinFacts> read(List<CheckinRequest> requests, Instant now) {
        return answer(requests.stream().map(Question::of).toList(), now);
    }

    /** What is known of a card alone: no counter, event or code. */
    CheckinFacts read(CardReference card, Instant now) {
        return answer(List.of(Question.about(card)), now).getFirst();
    }

    private List<CheckinFacts> answer(List<Question> questions, Instant now) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(FACTS)
                    .bindArray("counterKeys", String.class, column(questions, Question::counterKey))
                    .bindArray("userIds", Long.class, column(questions, Question::userId))
                    .bindArray("cdbids", String.class, column(questions, Question::cdbid))
                    .bindArray("codes", String.class, column(questions, Question::code))
                    .bindArray("numbers", String.class, column(questions, Question::number))
                    .bindArray("chips", String.class, column(questions, Question::chip));
            bindMoment(query, now);
            var asked = questions.iterator();
            return query.map((row, _) -> facts(asked.next().card(), row)).list();
        });
    }

    /** One row of the statement's input; what a request does not name is null, and finds nothing. */
    private record Question(
            @Nullable String counterKey,
            @Nullable Long userId,
            @Nullable String cdbid,
            @Nullable String code,
            CardReference card) {

        static Question of(CheckinRequest request) {
            return switch (request) {
                case CheckinRequest.AtCounter(var _, var userId, var counterKey, var cdbid, var card) ->
                    new Question(askable(counterKey), userId, askable(cdbid), null, card);
                case CheckinRequest.ByCode(var _, var code, var card) ->
                    new Question(null, null, null, askable(code), card);
            };
        }

        static Question about(CardReference card) {
            return new Question(null, null, null, null, card);
        }

        @Nullable
        String number() {
            return card instanceof UitpasNumber number ? number.digits() : null;
        }

        @Nullable
        String chip() {
            return card instanceof ChipNumber chip ? chip.hex() : null;
        }

        /** No id holds a NUL: PostgreSQL cannot store one, nor even be asked for it. */
        private static @Nullable String askable(String id) {
            return id.indexOf('\0') < 0 ? id : null;
        }
    }

    private static void bindMoment(SqlStatement<?> statement, Instant now) {
        statement
                .bind("today", EventTime.dayOf(now))
                .bind("absolute", LimitPeriod.ABSOLUTE.label(now))
                .bind("day", LimitPeriod.DAY.label(now))
                .bind("week", LimitPeriod.WEEK.label(now))
                .bind("month", LimitPeriod.MONTH.label(now))
                .bind("quarter", LimitPeriod.QUARTER.label(now))
                .bind("year", LimitPeriod.YEAR.label(now))
                .bind("moment", now.toString());
    }

    private static <C extends @Nullable Object> List<C> column(List<Question> questions, Function<Question, C> value) {
        return questions.stream().map(value).collect(Collectors.toList());
    }

    private static CheckinFacts facts(CardReference asked, ResultSet row) throws SQLException {
        return new CheckinFacts(asked, counter(row), EventColumns.read(row), code(row), card(row));
    }

    private static Optional<CounterFacts> counter(ResultSet row) throws SQLException {
        var id = optionalLong(row, "counter_id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CounterFacts(
                id.get(),
                optionalLong(row, "counter_organisation_id"),
                row.getBoolean("caller_works_here"),
                row.getBoolean("may_check_in")));
    }

    private static Optional<CodeFacts> code(ResultSet row) throws SQLException {
        var from = row.getObject("valid_from", OffsetDateTime.class);
        return from == null
                ? Optional.empty()
                : Optional.of(new CodeFacts(
                        from.toInstant(),
                        row.getObject("valid_to", OffsetDateTime.class).toInstant()));
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
