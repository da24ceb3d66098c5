package org.spaarpunt.api3;

import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.testing.Client;

/** A counter that registers people in a third card system, which nobody of the demo belongs to, with two employees. */
final class ForeignCounter {
    static final String KEY = "ctr-c";
    static final long CARD_SYSTEM = 3;
    static final String CARD = "0930000000107";
    private static final Keys CONSUMER = Keys.ofConsumer(KEY, "ctr-c-secret");

    private final OwnServer server;

    private ForeignCounter(OwnServer server) {
        this.server = server;
    }

    static ForeignCounter open(OwnServer server) {
        server.jdbi().useHandle(handle -> handle.createScript("""
                insert into card_system (id, name) values (3, 'UiTPAS Derde') on conflict do nothing;
                insert into consumer (key, secret, name) values ('ctr-c', 'ctr-c-secret', 'Balie C');
                insert into counter (consumer_key, name) values ('ctr-c', 'Balie C');
                insert into counter_group (counter_id, card_system_id, group_id)
                select counter.id, 3, permission_group.id
                from counter, permission_group
                where consumer_key = 'ctr-c' and permission_group.name in ('Geauthorizeerde registratie balies', 'Checkin and Ticket balies');
                insert into app_user (uid, nick) values ('c-adm', 'c-adm'), ('c-two', 'c-two');
                insert into counter_employee (counter_id, user_id, role)
                select counter.id, app_user.id, 'MEMBER' from counter, app_user
                where consumer_key = 'ctr-c' and nick in ('c-adm', 'c-two');
                insert into access_token (token, secret, consumer_key, user_id)
                select nick || '-token', nick || '-secret', 'ctr-c', id from app_user where nick in ('c-adm', 'c-two');
                insert into card (number, chip, card_system_id, status, counter_id)
                select '0930000000107', '04BBBBBBBBBB80', 3, 'LOCAL_STOCK', id from counter where consumer_key = 'ctr-c';
                """).execute());
        server.running().sealSecrets();
        return new ForeignCounter(server);
    }

    /** Employee c-adm. */
    Client employee() {
        return server.running().as(CONSUMER.withToken("c-adm-token", "c-adm-secret"));
    }

    /** Employee c-two. */
    Client colleague() {
        return server.running().as(CONSUMER.withToken("c-two-token", "c-two-secret"));
    }
}
