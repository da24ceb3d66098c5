package org.spaarpunt.loadtest.world;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.client.Visit;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.StoredSecrets;
import org.spaarpunt.secrets.SecretBox;

/**
 * Passholders with an active card each, and permanent events, at a separate counter. A visit of each card to each
 * event gives a point once in the period of the event's limit, so the world has room for {@code cards × events}
 * points.
 *
 * @param keys those of an employee at the counter
 * @param cards card numbers, one for each passholder
 * @param events their cdbids
 */
public record World(Keys keys, List<String> cards, List<String> events) {
    /** The consumer key of the counter, used for nothing else. */
    public static final String COUNTER = "load-counter";

    private static final String KEYS = """
            select consumer.key, consumer.secret, access_token.token, access_token.secret as token_secret
            from consumer join access_token on access_token.consumer_key = consumer.key
            where consumer.key = :counter
            """;

    private static final String CARDS = """
            select number
            from card join card_system on card_system.id = card.card_system_id
            where card_system.name = :counter and card.status = 'ACTIVE'
            order by number
            """;

    private static final String NEW_EVENTS = """
            insert into event (cdbid, title, organiser_id, calendar, limit_volume, limit_period)
            select :prefix || '-' || place, 'Load ' || place, organisation.id, '{"kind": "permanent"}',
                   case when :period <> '' then 1 end, nullif(:period, '')
            from organisation, generate_series(1, :count) place
            where organisation.external_id = :counter
            returning cdbid
            """;

    public World {
        cards = List.copyOf(cards);
        events = List.copyOf(events);
    }

    /** The number of possible points. */
    public long pairs() {
        return (long) cards.size() * events.size();
    }

    /** The visit with this number, from 0 up to {@link #pairs()}, a different one for each number. */
    public Visit visit(long pair) {
        return new Visit(cards.get((int) (pair % cards.size())), events.get((int) (pair / cards.size())));
    }

    /**
     * Reads the world that {@link Fill} created, with new events that have no visits yet. Its secrets are sealed by
     * then, as a server would have sealed them when it started.
     *
     * @param box the one that the servers on this database use
     * @param run a name that no other run on this database has
     */
    public static World forRun(Jdbi jdbi, SecretBox box, String run, NewEvents newEvents) {
        var secrets = new StoredSecrets(jdbi, box);
        secrets.sealPlain();
        return jdbi.inTransaction(handle -> {
            var keys = handle.createQuery(KEYS)
                    .bind("counter", COUNTER)
                    .map((row, _) -> keys(row, secrets))
                    .one();
            var cards = handle.createQuery(CARDS)
                    .bind("counter", COUNTER)
                    .mapTo(String.class)
                    .list();
            return new World(keys, cards, newEvents.make(handle, "load-" + run));
        });
    }

    private static Keys keys(ResultSet row, StoredSecrets secrets) throws SQLException {
        var consumer = row.getString("key");
        var token = row.getString("token");
        return new Keys(
                consumer,
                secrets.ofConsumer(consumer, row.getString("secret")),
                token,
                secrets.ofToken(token, row.getString("token_secret")));
    }

    /**
     * Events to create.
     *
     * @param period of their limit, which is one visit: a name of {@code LimitPeriod}; empty for no limit
     */
    public record NewEvents(int count, String period) {
        /** Events with the default limit of permanent events: one point a week. */
        public static NewEvents weekly(int count) {
            return new NewEvents(count, "WEEK");
        }

        /** Events that give one point for ever, so that no midnight allows a second one. */
        public static NewEvents once(int count) {
            return new NewEvents(count, "ABSOLUTE");
        }

        /** Events that give a point for every report of a visit. */
        public static NewEvents unlimited(int count) {
            return new NewEvents(count, "");
        }

        List<String> make(Handle handle, String prefix) {
            // The events must survive any crash, even of a database configured for asynchronous commits.
            handle.execute("set local synchronous_commit = on");
            return handle.createQuery(NEW_EVENTS)
                    .bind("prefix", prefix)
                    .bind("period", period)
                    .bind("count", count)
                    .bind("counter", COUNTER)
                    .mapTo(String.class)
                    .list();
        }
    }
}
