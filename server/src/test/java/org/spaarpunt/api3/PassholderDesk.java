package org.spaarpunt.api3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.testing.Answer;
import org.spaarpunt.testing.Client;

/** Registers people at De Werf, which may grant social tariffs in Aalst, and at the library, which may not. */
final class PassholderDesk {
    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";
    private static final String LIBRARY = "demo-library-haaltert";
    private static final int MODULUS = 97;

    private final OwnServer server;
    private int cards;

    PassholderDesk(OwnServer server) {
        this.server = server;
    }

    void open() {
        server.jdbi().useHandle(handle -> handle.createScript("""
                delete from counter_group
                using permission_group
                where permission_group.id = group_id
                  and card_system_id = 1 and name = 'Geauthorizeerde registratie balies';
                insert into counter_group (counter_id, card_system_id, group_id)
                select counter.id, 2, permission_group.id
                from counter, permission_group
                where counter.consumer_key = 'demo-library-haaltert'
                  and permission_group.name = 'Niet-geauthorizeerde registratie balies'
                """).execute());
    }

    Client deWerf() {
        return server.as(DemoProfile.COUNTER);
    }

    Client library() {
        return server.as(DemoProfile.LIBRARY);
    }

    /** A new card in the stock of De Werf. */
    String card() {
        return card(DE_WERF, "0");
    }

    /** A new card in the stock of De Werf for somebody with a social tariff. */
    String cardForTariff() {
        return card(DE_WERF, "1");
    }

    /** A new card in the stock of the library. */
    String cardOfLibrary() {
        return card(LIBRARY, "0");
    }

    private String card(String counter, String tariff) {
        cards++;
        var number = "09100000%03d%s0".formatted(cards, tariff);
        jdbi().useHandle(handle -> handle.execute("""
                insert into card (number, chip, card_system_id, status, counter_id)
                select ?, ?, 2, 'LOCAL_STOCK', id from counter where consumer_key = ?
                """, number, "04AA%010d".formatted(cards), counter));
        return number;
    }

    /** A national number of somebody who was born on 18 May 1993. */
    static String nationalNumber(int serial) {
        var before = "930518%03d".formatted(serial);
        return before + "%02d".formatted(MODULUS - Long.parseLong(before) % MODULUS);
    }

    /** Registers a person of whom no more is known than must be, and what is named here, name and value in turn. */
    static Answer register(Client client, String card, String... more) {
        var form = new TreeMap<>(Map.of(
                "name", "Claes",
                "firstName", "Pieter",
                "dateOfBirth", "1993-05-18",
                "postalCode", "9450",
                "city", "Haaltert",
                "uitpasNumber", card));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return client.post("uitpas/passholder/register", parameters(form));
    }

    private static Parameters parameters(Map<String, String> form) {
        var pairs = new ArrayList<Parameter>();
        form.forEach((name, value) -> pairs.add(new Parameter(name, value)));
        return new Parameters(pairs);
    }

    String status(String card) {
        return texts(
                        "select concat_ws(' ', card.status, uid) from card left join passholder on passholder.id = passholder_id"
                                + " where number = '" + card + "'")
                .getFirst();
    }

    List<String> texts(String sql) {
        return jdbi().withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private Jdbi jdbi() {
        return server.jdbi();
    }
}
