package org.spaarpunt.api3;

import static org.spaarpunt.api3.PassholderDesk.nationalNumber;
import static org.spaarpunt.api3.PassholderDesk.register;

import java.util.List;
import java.util.Map;

/** Somebody of whom all is stored that can be: a national number, a photograph, an account and a visit. */
record PersonOnFile(int serial, String card, String uid, String number) {
    private static final List<String> MORE = List.of(
            "insert into passholder_picture select id, '\\xffd8ff00' from passholder where uid = :uid",
            "insert into app_user (uid, nick, email, given_name) values (:uid, 'nick-' || :serial, :serial || '@nick.example', 'Pieter')",
            "insert into association (name, end_rule, years) values ('Judo ' || :serial, 'BASED_ON_REGISTRATION_DATE', 1)",
            """
            insert into association_membership (passholder_id, association_id, end_date)
            select passholder.id, association.id, '2027-11-22'
            from passholder, association where uid = :uid and association.name = 'Judo ' || :serial
            """,
            "insert into user_identity select 'https://id.example', uid, id from app_user where uid = :uid",
            """
            insert into web_session
            select gen_random_uuid(), id, now(), now(), '192.0.2.7', 'Browser' from app_user where uid = :uid
            """);

    /** Registered by the first counter of a desk that is open, with a visit of today. */
    static PersonOnFile add(OwnServer server, PassholderDesk desk, int serial) {
        var card = desk.card();
        var number = nationalNumber(serial);
        var more = ("inszNumber," + number + ",email," + serial + "@pieter.example,street,Geheimstraat,moreInfo,=1+1")
                .split(",", -1);
        var uid = register(desk.deWerf(), card, more).xml("/response/message");
        server.jdbi()
                .useHandle(handle -> MORE.forEach(statement -> handle.createUpdate(statement)
                        .bindMap(Map.of("uid", uid, "serial", String.valueOf(serial)))
                        .execute()));
        var person = new PersonOnFile(serial, card, uid, number);
        desk.deWerf().post("uitpas/passholder/checkin", "cdbid", "demo-today", "uitpasNumber", card);
        return person;
    }

    /** By which they could be found in the database. */
    List<String> traces() {
        return List.of(uid, number, serial + "@pieter.example", "nick-" + serial, serial + "@nick.example");
    }
}
