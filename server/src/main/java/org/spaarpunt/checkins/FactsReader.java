package org.spaarpunt.checkins;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.checkins.CheckinFacts.CardFacts;
import org.spaarpunt.checkins.CheckinFacts.HolderFacts;
import org.spaarpunt.codes.CheckinCode;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.events.Event;
import org.spaarpunt.identity.NonceClaim;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.rights.AccessDecision;
import org.spaarpunt.rights.Right;
import org.spaarpunt.storage.Columns;
import org.spaarpunt.storage.Distribution;
import org.spaarpunt.time.LocalZone;

/**
 * Reads the facts of any number of requests. What seldom changes comes from the caches; cards, memberships and taken
 * slots are read in one statement, which also claims the nonces of the requests that bring one.
 */
final class FactsReader {
    /** The column that tells whether the nonce of a request was free. */
    private static final int CLAIMED = 9;

    private static final Right.ActionAt CHECK_IN = new Right.ActionAt(CounterAction.CHECKIN_CREATE);

    private final Jdbi jdbi;
    private final CheckinCaches caches;

    /** For the database that is read, once that is known. */
    private volatile @Nullable FactsSql sql;

    FactsReader(Jdbi jdbi, CheckinCaches caches) {
        this.jdbi = jdbi;
        this.caches = caches;
    }

    /** For a database of this kind. */
    FactsReader(Jdbi jdbi, CheckinCaches caches, FactsSql sql) {
        this(jdbi, caches);
        this.sql = sql;
    }

    /** The facts for each request, in the order of the requests. */
    List<CheckinFacts> read(List<CheckinRequest> requests, Instant now) {
        return withCards(requests.stream().map(request -> lookUp(request, now)).toList(), now);
    }

    /**
     * The facts for each request, in the order of the requests; empty for one whose nonce was used before. The nonces
     * are claimed in the caller's transaction.
     */
    List<Optional<CheckinFacts>> readAndClaim(Handle handle, List<PendingCheckin<?>> requests, Instant now) {
        var known = requests.stream()
                .map(one -> lookUp(one.request(), now).bringing(one.unclaimed()))
                .toList();
        var asked = known.iterator();
        // Of equal nonces in one batch, the first gets the claim.
        var claims = new HashSet<NonceClaim>();
        return columns(known)
                .bigints(Known::signedAt)
                .others("uuid", Known::nonceDigest)
                .value(LocalZone.dayOf(now))
                .query(handle, sql(handle).cardsAndClaims(), row -> {
                    var one = asked.next();
                    boolean mayGoOn = one.nonce().isEmpty()
                            || (row.getBoolean(CLAIMED)
                                    && claims.add(one.nonce().get()));
                    return mayGoOn ? Optional.of(one.with(card(row, one))) : Optional.empty();
                });
    }

    /** The facts about a card alone, without counter, event or code. */
    CheckinFacts read(CardReference card, Instant now) {
        return withCards(List.of(Known.ofCard(card, now)), now).getFirst();
    }

    /** The facts about one card at each of these events, in their order; there is no caller. */
    List<CheckinFacts> read(CardReference card, List<Event> events, Instant now) {
        return withCards(
                events.stream().map(event -> Known.ofCardAt(card, event, now)).toList(), now);
    }

    private FactsSql sql(Handle handle) {
        var known = sql;
        if (known == null) {
            known = Distribution.isDistributed(handle) ? FactsSql.DISTRIBUTED : FactsSql.ON_ONE_DATABASE;
            sql = known;
        }
        return known;
    }

    private Known lookUp(CheckinRequest request, Instant now) {
        var at = request.happenedAt().orElse(now);
        return switch (request) {
            case CheckinRequest.AtCounter(var consumer, var userId, var counterKey, var cdbid, var card) ->
                new Known(
                        card,
                        Optional.of(caches.authorization().decide(CHECK_IN, consumer, userId, counterKey)),
                        caches.events().find(cdbid),
                        Optional.empty(),
                        at,
                        Optional.empty());
            case CheckinRequest.ByAgent(var consumer, var counterKey, var cdbid, var card) ->
                new Known(
                        card,
                        Optional.of(caches.authorization().decideForAgent(CHECK_IN, consumer, counterKey)),
                        caches.events().find(cdbid),
                        Optional.empty(),
                        at,
                        Optional.empty());
            case CheckinRequest.ByDevice(var _, var counterKey, var cdbid, var card) ->
                new Known(
                        card,
                        Optional.of(caches.authorization().decideForDevice(CHECK_IN, counterKey)),
                        caches.events().find(cdbid),
                        Optional.empty(),
                        at,
                        Optional.empty());
            case CheckinRequest.ByCode(var _, var text, var card, var _) -> {
                var code = caches.codes().find(text);
                yield new Known(card, Optional.empty(), code.map(CheckinCode::event), code, at, Optional.empty());
            }
        };
    }

    private List<CheckinFacts> withCards(List<Known> known, Instant now) {
        var asked = known.iterator();
        return jdbi.withHandle(handle -> columns(known)
                .value(LocalZone.dayOf(now))
                .query(handle, sql(handle).cards(), row -> {
                    var one = asked.next();
                    return one.with(card(row, one));
                }));
    }

    private static Columns<Known> columns(List<Known> known) {
        return Columns.of(known)
                .bigints(Known::eventId)
                .texts(Known::period)
                .bigints(Known::countedSince)
                .texts(Known::number)
                .texts(Known::chip);
    }

    /**
     * The facts about a request except its card; what it does not name is null in the statement, and matches nothing.
     *
     * @param at when the check-in takes place
     * @param nonce to be claimed; empty: the request has none, or it is claimed
     */
    private record Known(
            CardReference asked,
            Optional<AccessDecision.AtCounter> atCounter,
            Optional<Event> event,
            Optional<CheckinCode> code,
            Instant at,
            Optional<NonceClaim> nonce) {

        static Known ofCard(CardReference card, Instant at) {
            return new Known(card, Optional.empty(), Optional.empty(), Optional.empty(), at, Optional.empty());
        }

        static Known ofCardAt(CardReference card, Event event, Instant at) {
            return new Known(card, Optional.empty(), Optional.of(event), Optional.empty(), at, Optional.empty());
        }

        Known bringing(Optional<NonceClaim> brought) {
            return new Known(asked, atCounter, event, code, at, brought);
        }

        CheckinFacts with(Optional<CardFacts> card) {
            return new CheckinFacts(asked, atCounter, event, code, card);
        }

        @Nullable
        Long eventId() {
            return event.map(Event::id).orElse(null);
        }

        @Nullable
        String period() {
            return event.map(known -> known.periodAt(at)).orElse(null);
        }

        @Nullable
        Long countedSince() {
            return event.flatMap(known -> known.countedSince(at))
                    .map(since -> ChronoUnit.MICROS.between(Instant.EPOCH, since))
                    .orElse(null);
        }

        /**
         * How many check-ins count now: those with the label or, if the limit's period changed recently, those of the
         * period by date.
         */
        int used(Set<Integer> labelled, @Nullable Array visits) throws SQLException {
            if (event.isEmpty() || event.get().countedSince(at).isEmpty()) {
                return labelled.size();
            }
            int used = 0;
            for (var visit : visits == null ? new Long[0] : (Long[]) visits.getArray()) {
                if (event.get().countsTogether(Instant.EPOCH.plus(visit, ChronoUnit.MICROS), at)) {
                    used++;
                }
            }
            return used;
        }

        @Nullable
        String number() {
            return asked instanceof UitpasNumber number ? number.digits() : null;
        }

        @Nullable
        String chip() {
            return asked instanceof ChipNumber chip ? chip.hex() : null;
        }

        @Nullable
        Long signedAt() {
            return nonce.map(NonceClaim::signedAt).orElse(null);
        }

        @Nullable
        Object nonceDigest() {
            return nonce.map(NonceClaim::digest).orElse(null);
        }
    }

    private static Optional<CardFacts> card(ResultSet row, Known known) throws SQLException {
        var number = row.getString(1);
        return number == null
                ? Optional.empty()
                : Optional.of(new CardFacts(
                        number, CardStatus.valueOf(row.getString(2)), row.getBoolean(3), holder(row, known)));
    }

    private static Optional<HolderFacts> holder(ResultSet row, Known known) throws SQLException {
        long id = row.getLong(4);
        if (row.wasNull()) {
            return Optional.empty();
        }
        var taken = taken(row.getArray(7));
        return Optional.of(
                new HolderFacts(id, row.getBoolean(5), row.getBoolean(6), taken, known.used(taken, row.getArray(8))));
    }

    private static Set<Integer> taken(@Nullable Array ordinals) throws SQLException {
        return ordinals == null
                ? Set.of()
                : Stream.of((Short[]) ordinals.getArray()).map(Short::intValue).collect(Collectors.toUnmodifiableSet());
    }
}
