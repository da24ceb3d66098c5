package org.spaarpunt.checkins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.checkins.CheckinFacts.CardFacts;
import org.spaarpunt.identity.NonceClaim;
import org.spaarpunt.storage.Columns;
import org.spaarpunt.time.LocalZone;

/** Reads facts on a distributed database: those of cards on the coordinator, those of places from the nodes. */
final class ShardFacts {
    private static final int SHARD = 7;
    private static final int FREE = 8;
    private static final int NODE = 10;

    private ShardFacts() {}

    /**
     * What the coordinator knows of a request.
     *
     * @param card without places
     * @param place of the rows of its holder; empty: there is no holder, and nothing on any node
     */
    record Located(Optional<CardFacts> card, Optional<Place> place) {}

    /** Where rows are. One that changes in the meantime does no harm: Citus finds each row by itself. */
    record Place(long node, long shard) {}

    /**
     * A card's holder at an event.
     *
     * @param index of the request that asks
     */
    private record Visitor(int index, long passholderId, AskedFacts asked) {}

    static List<CheckinFacts> read(Handle handle, List<AskedFacts> asked, Instant now) {
        var cards = columns(asked).value(LocalZone.dayOf(now)).query(handle, ShardSql.CARDS, FactsReader::card);
        return readPlaces(handle, asked, cards);
    }

    /** Empty for a request whose nonce was used before. */
    static List<Optional<Located>> locateAndClaim(Handle handle, List<AskedFacts> asked, Instant now) {
        var each = asked.iterator();
        var claimed = new HashSet<NonceClaim>();
        return columns(asked)
                .bigints(AskedFacts::signedAt)
                .others("uuid", AskedFacts::nonceDigest)
                .value(LocalZone.dayOf(now))
                .query(handle, ShardSql.CARDS_AND_CLAIMS, row -> {
                    if (!each.next().mayGoOn(row.getBoolean(FREE), claimed)) {
                        return Optional.empty();
                    }
                    return Optional.of(new Located(FactsReader.card(row), place(row)));
                });
    }

    private static Optional<Place> place(ResultSet row) throws SQLException {
        long node = row.getLong(NODE);
        return row.wasNull() ? Optional.empty() : Optional.of(new Place(node, row.getLong(SHARD)));
    }

    /** The facts of requests whose cards are known; of cards without a holder, no node is asked. */
    static List<CheckinFacts> readPlaces(Handle handle, List<AskedFacts> asked, List<Optional<CardFacts>> cards) {
        var visitors = new ArrayList<Visitor>();
        for (int i = 0; i < asked.size(); i++) {
            var holder = cards.get(i).flatMap(CardFacts::passholderId);
            if (holder.isPresent() && asked.get(i).event().isPresent()) {
                visitors.add(new Visitor(i, holder.get(), asked.get(i)));
            }
        }
        var taken = taken(handle, visitors);
        var visits = earlierVisits(handle, visitors);
        return IntStream.range(0, asked.size())
                .mapToObj(i -> asked.get(i)
                        .with(cards.get(i), taken.getOrDefault(i, Set.of()), visits.getOrDefault(i, List.of())))
                .toList();
    }

    private static Map<Integer, Set<Integer>> taken(Handle handle, List<Visitor> visitors) {
        var taken = new HashMap<Integer, Set<Integer>>();
        if (!visitors.isEmpty()) {
            ofVisitors(visitors)
                    .texts(one -> one.asked().period())
                    .bigints(Visitor::passholderId)
                    .query(
                            handle,
                            ShardSql.PLACES,
                            row -> taken.computeIfAbsent(
                                            visitors.get(row.getInt(1) - 1).index(), _ -> new HashSet<>())
                                    .add(row.getInt(2)));
        }
        return taken;
    }

    private static Map<Integer, Collection<Long>> earlierVisits(Handle handle, List<Visitor> visitors) {
        var since = visitors.stream()
                .filter(one -> one.asked().countedSince() != null)
                .toList();
        var visits = new HashMap<Integer, Collection<Long>>();
        if (!since.isEmpty()) {
            ofVisitors(since)
                    .bigints(one -> one.asked().countedSince())
                    .bigints(Visitor::passholderId)
                    .query(
                            handle,
                            ShardSql.EARLIER_VISITS,
                            row -> visits.computeIfAbsent(
                                            since.get(row.getInt(1) - 1).index(), _ -> new ArrayList<>())
                                    .add(row.getLong(2)));
        }
        return visits;
    }

    private static Columns<Visitor> ofVisitors(List<Visitor> visitors) {
        return Columns.of(visitors)
                .bigints(Visitor::passholderId)
                .bigints(one -> one.asked().eventId());
    }

    private static Columns<AskedFacts> columns(List<AskedFacts> asked) {
        return Columns.of(asked).texts(AskedFacts::number).texts(AskedFacts::chip);
    }
}
