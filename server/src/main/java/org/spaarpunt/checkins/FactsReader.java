package org.spaarpunt.checkins;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
import org.spaarpunt.rights.Right;
import org.spaarpunt.storage.Columns;
import org.spaarpunt.storage.Distribution;
import org.spaarpunt.time.LocalZone;

/**
 * Reads the facts of any number of requests. What seldom changes comes from the caches; cards, memberships and taken
 * slots are read in one statement, which also claims the nonces of the requests that bring one. On a distributed
 * database, taken slots are read by a second statement.
 */
final class FactsReader {
    /** The column that tells whether the nonce of a request was free. */
    private static final int CLAIMED = 9;

    private static final Right.ActionAt CHECK_IN = new Right.ActionAt(CounterAction.CHECKIN_CREATE);

    private final Jdbi jdbi;
    private final CheckinCaches caches;
    private final Distribution distribution;

    FactsReader(Jdbi jdbi, CheckinCaches caches) {
        this.jdbi = jdbi;
        this.caches = caches;
        this.distribution = new Distribution(jdbi);
    }

    /** The facts for each request, in the order of the requests. */
    List<CheckinFacts> read(List<CheckinRequest> requests, Instant now) {
        return withCards(requests.stream().map(request -> lookUp(request, now)).toList(), now);
    }

    /** Whether facts have to be read in two steps, those of cards and those of places. */
    boolean isInTwoSteps() {
        return distribution.isDistributed();
    }

    /**
     * The facts for each request, in the order of the requests; empty for one whose nonce was used before. The nonces
     * are claimed in the caller's transaction.
     */
    List<Optional<CheckinFacts>> readAndClaim(Handle handle, List<PendingCheckin<?>> requests, Instant now) {
        var known = bringingNonces(requests, now);
        var asked = known.iterator();
        var claimed = new HashSet<NonceClaim>();
        return columns(known)
                .bigints(AskedFacts::signedAt)
                .others("uuid", AskedFacts::nonceDigest)
                .value(LocalZone.dayOf(now))
                .query(handle, FactsSql.FACTS_AND_CLAIMS, row -> {
                    var one = asked.next();
                    return one.mayGoOn(row.getBoolean(CLAIMED), claimed)
                            ? Optional.of(facts(row, one))
                            : Optional.empty();
                });
    }

    /**
     * The first step: the cards, with the shards of their holders; empty for a request whose nonce was used before. The
     * nonces are claimed in the caller's transaction.
     */
    List<Optional<ShardFacts.Located>> locateAndClaim(Handle handle, List<PendingCheckin<?>> requests, Instant now) {
        return ShardFacts.locateAndClaim(handle, bringingNonces(requests, now), now);
    }

    /** The second step, for requests that are located. */
    List<CheckinFacts> readPlaces(Handle handle, List<PendingCheckin<?>> requests, Instant now) {
        return ShardFacts.readPlaces(
                handle,
                lookUp(requests, now),
                requests.stream().map(one -> one.located().card()).toList());
    }

    /** The facts about a card alone, without counter, event or code. */
    CheckinFacts read(CardReference card, Instant now) {
        return withCards(List.of(AskedFacts.ofCard(card, now)), now).getFirst();
    }

    /** The facts about one card at each of these events, in their order; there is no caller. */
    List<CheckinFacts> read(CardReference card, List<Event> events, Instant now) {
        return withCards(
                events.stream()
                        .map(event -> AskedFacts.ofCardAt(card, event, now))
                        .toList(),
                now);
    }

    private List<AskedFacts> lookUp(List<PendingCheckin<?>> requests, Instant now) {
        return requests.stream().map(one -> lookUp(one.request(), now)).toList();
    }

    private List<AskedFacts> bringingNonces(List<PendingCheckin<?>> requests, Instant now) {
        return requests.stream()
                .map(one -> lookUp(one.request(), now).bringing(one.unclaimed()))
                .toList();
    }

    private AskedFacts lookUp(CheckinRequest request, Instant now) {
        var at = request.happenedAt().orElse(now);
        return switch (request) {
            case CheckinRequest.AtCounter(var consumer, var userId, var counterKey, var cdbid, var card) ->
                new AskedFacts(
                        card,
                        Optional.of(caches.authorization().decide(CHECK_IN, consumer, userId, counterKey)),
                        caches.events().find(cdbid),
                        Optional.empty(),
                        at,
                        Optional.empty());
            case CheckinRequest.ByAgent(var consumer, var counterKey, var cdbid, var card) ->
                new AskedFacts(
                        card,
                        Optional.of(caches.authorization().decideForAgent(CHECK_IN, consumer, counterKey)),
                        caches.events().find(cdbid),
                        Optional.empty(),
                        at,
                        Optional.empty());
            case CheckinRequest.ByDevice(var _, var counterKey, var cdbid, var card) ->
                new AskedFacts(
                        card,
                        Optional.of(caches.authorization().decideForDevice(CHECK_IN, counterKey)),
                        caches.events().find(cdbid),
                        Optional.empty(),
                        at,
                        Optional.empty());
            case CheckinRequest.ByCode(var _, var text, var card, var _) -> {
                var code = caches.codes().find(text);
                yield new AskedFacts(card, Optional.empty(), code.map(CheckinCode::event), code, at, Optional.empty());
            }
        };
    }

    private List<CheckinFacts> withCards(List<AskedFacts> known, Instant now) {
        boolean inTwoSteps = isInTwoSteps();
        return jdbi.withHandle(handle -> inTwoSteps ? ShardFacts.read(handle, known, now) : read(handle, known, now));
    }

    private static List<CheckinFacts> read(Handle handle, List<AskedFacts> known, Instant now) {
        var asked = known.iterator();
        return columns(known)
                .value(LocalZone.dayOf(now))
                .query(handle, FactsSql.FACTS, row -> facts(row, asked.next()));
    }

    private static Columns<AskedFacts> columns(List<AskedFacts> known) {
        return Columns.of(known)
                .bigints(AskedFacts::eventId)
                .texts(AskedFacts::period)
                .bigints(AskedFacts::countedSince)
                .texts(AskedFacts::number)
                .texts(AskedFacts::chip);
    }

    /** What the row says of the card and its holder, without places. */
    static Optional<CardFacts> card(ResultSet row) throws SQLException {
        var number = row.getString(1);
        return number == null
                ? Optional.empty()
                : Optional.of(
                        new CardFacts(number, CardStatus.valueOf(row.getString(2)), row.getBoolean(3), holder(row)));
    }

    private static Optional<HolderFacts> holder(ResultSet row) throws SQLException {
        long id = row.getLong(4);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new HolderFacts(id, row.getBoolean(5), row.getBoolean(6), Set.of(), 0));
    }

    private static CheckinFacts facts(ResultSet row, AskedFacts one) throws SQLException {
        return one.with(card(row), taken(row.getArray(7)), visits(row.getArray(8)));
    }

    private static Set<Integer> taken(@Nullable Array ordinals) throws SQLException {
        return ordinals == null
                ? Set.of()
                : Stream.of((Short[]) ordinals.getArray()).map(Short::intValue).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Long> visits(@Nullable Array moments) throws SQLException {
        return moments == null ? List.of() : List.of((Long[]) moments.getArray());
    }
}
