package org.spaarpunt.loadtest.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.client.Visit;
import org.spaarpunt.loadtest.world.World;

/**
 * What a database holds while no request is under way.
 *
 * @param points how many points each visit gave its passholder, for visits that gave any
 * @param balances of every passholder that has one, by card number
 * @param unbalanced passholders whose balance is not the sum of their transfers
 */
public record Holdings(Map<Visit, Integer> points, Map<String, Integer> balances, long unbalanced) {
    private static final String POINTS = """
            select card.number, event.cdbid, sum(transfer.points) as points
            from event
            join checkin on checkin.event_id = event.id
            join transfer on transfer.passholder_id = checkin.passholder_id
                         and transfer.reason = 'CHECKIN' and transfer.cause_id = checkin.id
            join card on card.passholder_id = checkin.passholder_id
            where event.cdbid = any(:events::text[])
            group by card.number, event.cdbid
            """;

    private static final String BALANCES = """
            select card.number, balance.points
            from balance join card using (passholder_id) join card_system on card_system.id = card.card_system_id
            where card_system.name = :counter
            """;

    /**
     * Reads them.
     *
     * @param events whose visits count
     */
    public static Holdings read(Jdbi jdbi, List<String> events) {
        return jdbi.inTransaction(handle -> {
            Map<Visit, Integer> points = new HashMap<>();
            handle.createQuery(POINTS)
                    .bindArray("events", String.class, events)
                    .map((row, _) ->
                            Map.entry(new Visit(row.getString("number"), row.getString("cdbid")), row.getInt("points")))
                    .forEach(entry -> points.put(entry.getKey(), entry.getValue()));
            Map<String, Integer> balances = new HashMap<>();
            handle.createQuery(BALANCES)
                    .bind("counter", World.COUNTER)
                    .map((row, _) -> Map.entry(row.getString("number"), row.getInt("points")))
                    .forEach(entry -> balances.put(entry.getKey(), entry.getValue()));
            long unbalanced = handle.createQuery("select count(*) from unbalanced")
                    .mapTo(Long.class)
                    .one();
            return new Holdings(points, balances, unbalanced);
        });
    }

    int pointsOf(Visit visit) {
        return points.getOrDefault(new Visit(visit.cardNumber(), visit.cdbid()), 0);
    }

    int balanceOf(String cardNumber) {
        return balances.getOrDefault(cardNumber, 0);
    }
}
