package org.spaarpunt.api3;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.identity.OAuthSigner.Keys;

/** Everybody who can turn up at a call, from nobody to an admin; those whom the demo data lacks are added to it. */
enum CallerKind {
    UNSIGNED("", "", "", ""),
    NO_RIGHTS("demo-no-rights", "demo-no-rights-secret", "", ""),
    /** Every permission that a consumer can have, and no user. */
    ALL_RIGHTS("rights-all", "rights-all-secret", "", ""),
    /** An employee of De Werf, as all who follow but where it is said. */
    MEMBER("demo-counter-app", "demo-counter-app-secret", "rights-member", "rights-member-secret"),
    ADMIN("demo-counter-app", "demo-counter-app-secret", "demo-ann-app", "demo-ann-app-secret"),
    /** Ben works at the library alone. */
    ELSEWHERE("demo-library-haaltert", "demo-library-secret", "demo-ben", "demo-ben-secret"),
    /** An admin, through an application that may not act for other counters. */
    CONFINED("rights-confined", "rights-confined-secret", "rights-confined", "rights-confined-secret"),
    /** An admin of a counter that is in no group; that counter is the one that is named. */
    NO_GROUPS("demo-counter-app", "demo-counter-app-secret", "demo-ann-app", "demo-ann-app-secret"),
    REVOKED("31413BDF-DFC7-7A9F-10403618C2816E44", "demo-de-werf-secret", "demo-revoked", "demo-revoked-secret"),
    /** An admin whose account was disabled. */
    DISABLED("demo-counter-app", "demo-counter-app-secret", "rights-disabled", "rights-disabled-secret");

    private static final String DE_WERF = "31413BDF-DFC7-7A9F-10403618C2816E44";

    private static final String ADDITIONS = """
            insert into consumer (key, secret, name) values
                ('rights-all', 'rights-all-secret', 'App met alle rechten'),
                ('rights-confined', 'rights-confined-secret', 'App die voor zichzelf spreekt'),
                ('rights-no-groups', 'rights-no-groups-secret', 'Balie zonder groepen');
            insert into app_user (uid, nick, disabled_at) values
                ('rights-member', 'mieke', null),
                ('rights-newcomer', 'nina', null),
                ('rights-disabled', 'dirk', '2026-01-01 00:00:00+00');
            insert into access_token (token, secret, consumer_key, user_id)
            select token, token || '-secret', consumer_key, app_user.id
            from (values
                ('rights-member', 'demo-counter-app', 'mieke'),
                ('rights-confined', 'rights-confined', 'ann'),
                ('rights-disabled', 'demo-counter-app', 'dirk')
            ) added (token, consumer_key, nick)
            join app_user using (nick);
            insert into counter (consumer_key, name) values ('rights-no-groups', 'Balie zonder groepen');
            insert into counter_employee (counter_id, user_id, role)
            select counter.id, app_user.id, role
            from (values
                ('31413BDF-DFC7-7A9F-10403618C2816E44', 'mieke', 'MEMBER'),
                ('31413BDF-DFC7-7A9F-10403618C2816E44', 'dirk', 'ADMIN'),
                ('rights-no-groups', 'ann', 'ADMIN')
            ) added (consumer_key, nick, role)
            join counter using (consumer_key)
            join app_user using (nick);
            insert into counter_group (counter_id, card_system_id, group_id)
            select counter.id, 2, permission_group.id
            from counter, permission_group
            where counter.consumer_key = '31413BDF-DFC7-7A9F-10403618C2816E44'
              and permission_group.name = 'Geauthorizeerde registratie balies'
            on conflict do nothing
            """;

    private final String consumerKey;
    private final String consumerSecret;
    private final String token;
    private final String tokenSecret;

    CallerKind(String consumerKey, String consumerSecret, String token, String tokenSecret) {
        this.consumerKey = consumerKey;
        this.consumerSecret = consumerSecret;
        this.token = token;
        this.tokenSecret = tokenSecret;
    }

    static void addTo(Jdbi jdbi, Iterable<String> allPermissions) {
        jdbi.useHandle(handle -> {
            handle.createScript(ADDITIONS).execute();
            for (var permission : allPermissions) {
                handle.execute("insert into consumer_permission values ('rights-all', ?)", permission);
            }
        });
    }

    /** What the caller signs with; nothing for who does not sign. */
    Optional<Keys> keys() {
        return consumerKey.isEmpty()
                ? Optional.empty()
                : Optional.of(new Keys(consumerKey, consumerSecret, token, tokenSecret));
    }

    /** The counter that the caller names. */
    String counterKey() {
        return this == NO_GROUPS ? "rights-no-groups" : DE_WERF;
    }
}
