package org.spaarpunt.api3;

import java.util.List;
import java.util.Objects;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.testing.Client;

/**
 * Beside the demo a card system of its own, Gent, with counters that register people, that check them in, and that may do nothing; and a
 * person whom De Werf registered in Aalst, who belongs to no other card system. Eve works at all of these counters.
 */
final class TwoCardSystems {
    /** Registers and checks in, in Aalst. */
    static final String OFFICE = "31413BDF-DFC7-7A9F-10403618C2816E44";

    /** Checks in, in Aalst. */
    static final String DOOR = "near-door";

    /** Registers and checks in, in Gent. */
    static final String FAR_OFFICE = "far-office";

    /** Checks in, in Gent. */
    static final String FAR_DOOR = "far-door";

    static final String NO_GROUPS = "no-groups";

    static final String NATIONAL_NUMBER = PassholderDesk.nationalNumber(223);

    /** Of nobody. */
    static final String UNKNOWN_NATIONAL_NUMBER = PassholderDesk.nationalNumber(225);

    /** Of no card, with a good check digit. */
    static final String UNKNOWN_CARD = "0900000000118";

    private static final String ADDITIONS = """
            insert into card_system (id, name) values (3, 'UiTPAS Gent');
            insert into consumer (key, secret, name) values
                ('near-door', 'secret', 'Zaal'), ('far-office', 'secret', 'Stadhuis Gent'), ('far-door', 'secret', 'Zaal Gent'),
                ('no-groups', 'secret', 'Balie zonder groepen');
            insert into organisation (external_id, name)
            select key, name from consumer where key in ('near-door', 'far-office', 'far-door', 'no-groups');
            insert into counter (consumer_key, name, organisation_id)
            select external_id, name, id from organisation where external_id in ('near-door', 'far-office', 'far-door', 'no-groups');
            insert into counter_group (counter_id, card_system_id, group_id)
            select counter.id, given.card_system_id, permission_group.id
            from (values
                ('near-door', 2, 'Checkin and Ticket balies'),
                ('far-office', 3, 'Geauthorizeerde registratie balies'),
                ('far-office', 3, 'Checkin and Ticket balies'),
                ('far-door', 3, 'Checkin and Ticket balies')
            ) given (consumer_key, card_system_id, group_name)
            join counter using (consumer_key)
            join permission_group on permission_group.name = given.group_name;
            insert into app_user (uid, nick) values ('eve', 'eve');
            insert into counter_employee (counter_id, user_id, role)
            select counter.id, app_user.id, 'ADMIN' from counter, app_user
            where nick = 'eve'
              and consumer_key in
                  ('near-door', 'far-office', 'far-door', 'no-groups', '31413BDF-DFC7-7A9F-10403618C2816E44');
            insert into access_token (token, secret, consumer_key, user_id)
            select consumer.key || ' ' || nick, 'secret', consumer.key, app_user.id
            from consumer, app_user
            where (consumer.key, nick) in
                (('demo-counter-app', 'eve'), ('demo-counter-app', 'jef'), ('demo-no-rights', 'jef'), ('far-office', 'eve'))
            """;

    private final OwnServer server;
    private final PassholderDesk desk;
    private String card = "";
    private String uid = "";

    TwoCardSystems(OwnServer server) {
        this.server = server;
        this.desk = new PassholderDesk(server);
    }

    void open() {
        server.jdbi().useHandle(handle -> {
            handle.createScript(ADDITIONS).execute();
            for (var permission : Permission.values()) {
                handle.execute(
                        "insert into consumer (key, secret, name) values (?, 'secret', 'App')", "only-" + permission);
                handle.execute("insert into consumer_permission values (?, ?)", "only-" + permission, permission);
                handle.execute("""
                        insert into access_token (token, secret, consumer_key, user_id)
                        select ? || ' jef', 'secret', ?, id from app_user where nick = 'jef'
                        """, "only-" + permission, "only-" + permission);
            }
        });
        desk.open();
        server.running().sealSecrets();
        card = desk.card();
        var registered = PassholderDesk.register(
                desk.deWerf(),
                card,
                "inszNumber",
                NATIONAL_NUMBER,
                "street",
                "Vlierstraat",
                "email",
                "pieter@claes.example",
                "gsm",
                "0470 11 22 33",
                "gender",
                "MALE");
        uid = Objects.requireNonNull(registered.xml("/response/message"));
    }

    /** The card of the person. */
    String card() {
        return card;
    }

    String uid() {
        return uid;
    }

    String chip() {
        return desk.texts("select chip from card where number = '" + card + "'").getFirst();
    }

    /** A new card in the stock of Gent's office. */
    String cardOfGent() {
        var number = desk.card();
        server.jdbi().useHandle(handle -> handle.execute("""
                update card
                set card_system_id = 3, counter_id = (select id from counter where consumer_key = 'far-office')
                where number = ?
                """, number));
        return number;
    }

    /** What only those may read who see the person in full. */
    List<String> hidden() {
        return List.of(
                "Claes",
                "Vlierstraat",
                "pieter@claes.example",
                "0470 11 22 33",
                "1993-05-18",
                NATIONAL_NUMBER,
                "Haaltert");
    }

    /** Eve, at the counter that the request names. */
    Client eve() {
        return server.running()
                .as(new Keys("demo-counter-app", "demo-counter-app-secret", "demo-counter-app eve", "secret"));
    }

    /** An application with this permission alone, and no user. */
    Client only(Permission permission) {
        return server.running().as(new Keys("only-" + permission, "secret", "", ""));
    }

    /** The passholder Jef, through an application with this permission alone. */
    Client jefThrough(Permission permission) {
        return server.running().as(new Keys("only-" + permission, "secret", "only-" + permission + " jef", "secret"));
    }

    /** The passholder Jef, through an application without permissions. */
    Client jefWithoutPermissions() {
        return server.running().as(new Keys("demo-no-rights", "demo-no-rights-secret", "demo-no-rights jef", "secret"));
    }
}
