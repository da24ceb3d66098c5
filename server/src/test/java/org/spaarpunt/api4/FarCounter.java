package org.spaarpunt.api4;

import org.jdbi.v3.core.Jdbi;

/** What tests of who sees whom add to the demo. */
final class FarCounter {
    private FarCounter() {}

    /** A counter in a card system of its own, Gent, which nobody of the demo belongs to; eve works there and checks people in. */
    static void open(JsonServer server) {
        script(server.jdbi(), """
                insert into card_system (id, name) values (3, 'UiTPAS Gent');
                insert into consumer (key, secret, name) values ('far-door', 'secret', 'Zaal Gent');
                insert into organisation (external_id, name) values ('far-door', 'Zaal Gent');
                insert into counter (consumer_key, name, organisation_id)
                select external_id, name, id from organisation where external_id = 'far-door';
                insert into counter_group (counter_id, card_system_id, group_id)
                select counter.id, 3, permission_group.id
                from counter, permission_group
                where consumer_key = 'far-door' and permission_group.name = 'Checkin and Ticket balies';
                insert into app_user (uid, nick) values ('eve', 'eve');
                insert into counter_employee (counter_id, user_id, role)
                select counter.id, app_user.id, 'MEMBER' from counter, app_user
                where nick = 'eve' and consumer_key = 'far-door'
                """);
        server.running().features().forgetChanged();
    }

    /** Lets the application act for De Werf with these permissions, and no others. */
    static void permit(JsonServer server, String... permissions) {
        server.jdbi().useHandle(handle -> {
            handle.execute("delete from counter_agent where consumer_key = 'demo-integrator'");
            for (var permission : permissions) {
                handle.execute("""
                        insert into counter_agent (consumer_key, counter_id, permission)
                        select 'demo-integrator', id, ? from counter
                        where consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44'
                        """, permission);
            }
        });
        server.running().features().forgetChanged();
    }

    private static void script(Jdbi jdbi, String sql) {
        jdbi.useHandle(handle -> handle.createScript(sql).execute());
    }
}
