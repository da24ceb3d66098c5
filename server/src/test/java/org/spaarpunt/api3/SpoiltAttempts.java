package org.spaarpunt.api3;

import org.spaarpunt.demo.DemoProfile;

/** The ways to break the rules that need more than leaving a parameter out. */
final class SpoiltAttempts {
    private SpoiltAttempts() {}

    static void twelveDigits(Attempt attempt) {
        attempt.with("uitpasNumber", "090000009590");
    }

    static void unknownNumber(Attempt attempt) {
        attempt.with("uitpasNumber", "0900000095910");
    }

    static void wrongCheckDigit(Attempt attempt) {
        attempt.with("uitpasNumber", "0900000095903");
    }

    static void unknownChip(Attempt attempt) {
        attempt.without("uitpasNumber");
        attempt.with("chipNumber", "04FFFFFFFFFF80");
    }

    static void unknownCounter(Attempt attempt) {
        attempt.with("balieConsumerKey", "no-such-counter");
    }

    /** Ben works at the library; the counter that he names takes part in the event. */
    static void callerWorksElsewhere(Attempt attempt) {
        attempt.as(DemoProfile.LIBRARY);
        attempt.with("balieConsumerKey", "31413BDF-DFC7-7A9F-10403618C2816E44");
    }

    static void eventOfOthers(Attempt attempt) {
        attempt.visit().but("""
                update event set organiser_id = (select id from organisation where name = 'Bibliotheek Haaltert')
                where cdbid = :cdbid
                """);
    }

    static void eventInTheFuture(Attempt attempt) {
        attempt.visit().but("""
                update event set calendar = '{"kind": "dates", "dates": [{"first": "2027-05-01", "last": "2027-05-01"}]}'
                where cdbid = :cdbid
                """);
    }

    static void eventInThePast(Attempt attempt) {
        attempt.visit().but("""
                update event set calendar = '{"kind": "dates", "dates": [{"first": "2026-05-01", "last": "2026-05-01"}]}'
                where cdbid = :cdbid
                """);
    }

    static void codeNoLongerValid(Attempt attempt) {
        attempt.visit().but("update checkin_code set valid_to = '2026-11-22T11:00Z' where code = :code");
    }

    static void groupPass(Attempt attempt) {
        attempt.visit().but("""
                with club as (insert into group_pass (name) values ('Jeugdclub') returning id)
                update card set passholder_id = null, group_pass_id = club.id from club where number = :number
                """);
    }

    static void cardBlocked(Attempt attempt) {
        attempt.visit().but("update card set status = 'BLOCKED' where number = :number");
    }

    static void noMember(Attempt attempt) {
        attempt.visit().but("delete from membership where passholder_id = :passholder");
    }
}
