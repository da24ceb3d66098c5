package org.spaarpunt.web;

/** A webhook of De Werf with a log, of which nothing is due. */
final class Webhooks {
    private static final String ID = "demo-hook";

    private Webhooks() {}

    /** Its id; it is added once. */
    static String add(OwnPages pages) {
        pages.execute("""
                insert into webhook_endpoint (id, counter_id, address, description, kinds, secret, state, read_until, failing_since, created_at)
                select 'demo-hook', id, 'https://kassa.example/hooks/spaarpunt', 'Kassa van de foyer',
                       array['redemption.cancelled'], 'sealed:test:none', 'ACTIVE', 0, '2026-11-22 09:00:00+00', '2026-11-20 10:00:00+00'
                from counter where name = 'CC De Werf'
                on conflict do nothing
                """);
        pages.execute("""
                insert into webhook_delivery (endpoint_id, message_id, kind, body, created_at, attempts, next_attempt_at, attempted_at,
                                              delivered_at, status, answer)
                values ('demo-hook', 'checkin-granted_3-1', 'checkin.granted', '{}', '2026-11-22 08:00:00+00', 1, null,
                        '2026-11-22 08:00:01+00', '2026-11-22 08:00:01+00', 204, ''),
                       ('demo-hook', 'checkin-undone_3-1', 'checkin.undone', '{}', '2026-11-22 09:00:00+00', 3, '2036-11-22 12:00:00+00',
                        '2026-11-22 10:00:01+00', null, 503, '<html><body>Service temporarily unavailable, please come back later</body></html>'),
                       ('demo-hook', 'redemption-done_3-7', 'redemption.done', '{}', '2026-11-21 09:00:00+00', 10, null,
                        '2026-11-22 10:00:01+00', null, null, 'TIMED_OUT')
                on conflict do nothing
                """);
        return ID;
    }
}
