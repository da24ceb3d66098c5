package org.spaarpunt.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditFeature;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.ChainVerifier;
import org.spaarpunt.audit.Verification.Broken;
import org.spaarpunt.audit.Verification.Intact;
import org.spaarpunt.secrets.SecretBox;

class RetentionTest {
    /** Three in the morning in Brussels, in winter. */
    private static final Instant NIGHT = Instant.parse("2026-11-23T02:00:00Z");

    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    private static final Optional<Duration> YEAR = Optional.of(Duration.ofDays(365));

    private static final RetentionSettings A_YEAR = new RetentionSettings(YEAR, YEAR, YEAR, YEAR, Duration.ofDays(90));

    private static final String DETAILED =
            "select count(*) from checkin where card_number = '0930056878802' and user_id = 1";

    private static DemoDatabase database;
    private Retention retention;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void restore() {
        database.restore();
        database.clock().set(NIGHT);
        retention = new Retention(database.jdbi(), A_YEAR, database.clock());
    }

    @Test
    void a_visit_older_than_a_year_loses_its_card_and_its_employee_and_a_younger_one_keeps_them() {
        checkIn("2025-11-22T22:00:00Z", "D1");
        checkIn("2025-11-23T09:00:00Z", "D2");
        retention.round();

        assertThat(database.texts("select period from checkin where card_number = '' and user_id is null"))
                .containsExactly("D1");
        assertThat(database.texts("select period from checkin where card_number = '0930056878802' and user_id = 1"))
                .containsExactly("D2");
    }

    @Test
    void points_and_the_places_that_visits_take_in_limits_stay_as_they_were() {
        checkIn("2024-05-01T10:00:00Z", "ALL");
        long points = database.number("select sum(points) from checkin");
        long balances = database.number("select sum(points) from balance");
        retention.round();

        assertThat(database.number(DETAILED)).isZero();
        assertThat(database.number("select sum(points) from checkin")).isEqualTo(points);
        assertThat(database.number("select sum(points) from balance")).isEqualTo(balances);
        assertThat(database.number(
                        "select count(*) from checkin where period = 'ALL' and ordinal = 1 and reversed_at is null"))
                .isEqualTo(1);
        assertThat(database.texts("select passholder_id from unbalanced")).isEmpty();
    }

    @Test
    void a_redemption_older_than_a_year_loses_its_card() {
        database.execute("""
                insert into redemption (passholder_id, reward_id, counter_id, user_id, card_number, points, redeemed_at, period, ordinal)
                select (select min(id) from passholder), (select min(id) from reward), (select min(id) from counter),
                       (select min(id) from app_user), '0930056878802', 0, timestamptz '2025-03-01T10:00:00Z', 'old', 1
                """);
        retention.round();

        assertThat(database.texts("select card_number from redemption where period = 'old'"))
                .containsExactly("");
        assertThat(entries()).containsExactly("0 check-ins, 1 redemptions before 2025-11-22T23:00:00Z");
    }

    @Test
    void a_night_is_one_entry_with_its_counts_and_the_next_night_has_nothing_left_to_do() {
        checkIn("2016-05-01T10:00:00Z", "D1");
        checkIn("2025-11-01T10:00:00Z", "D2");
        retention.round();
        retention.round();
        database.clock().advance(Duration.ofDays(1));
        retention.round();

        assertThat(entries()).containsExactly("2 check-ins, 0 redemptions before 2025-11-22T23:00:00Z");
    }

    @Test
    void what_becomes_a_year_old_goes_the_next_night() {
        checkIn("2025-11-23T09:00:00Z", "D1");
        retention.round();
        assertThat(database.number(DETAILED)).isEqualTo(1);
        database.clock().advance(Duration.ofDays(1));
        retention.round();

        assertThat(database.number(DETAILED)).isZero();
    }

    @Test
    void nothing_is_removed_by_day() {
        checkIn("2024-05-01T10:00:00Z", "D1");
        database.clock().set(NOON);
        retention.round();

        assertThat(database.number(DETAILED)).isEqualTo(1);
    }

    @Test
    void nothing_is_removed_where_no_time_is_set() {
        checkIn("2024-05-01T10:00:00Z", "D1");
        new Retention(database.jdbi(), RetentionSettings.withoutEnd(), database.clock()).round();

        assertThat(database.number(DETAILED)).isEqualTo(1);
    }

    @Test
    void tokens_that_ended_more_than_a_year_ago_go_and_others_stay() {
        database.execute("delete from access_token");
        token("works without end", null, null);
        token("works for a day", null, "2026-11-24T00:00:00Z");
        token("expired a month ago", null, "2026-10-23T00:00:00Z");
        token("revoked two years ago", "2024-11-01T00:00:00Z", "2030-01-01T00:00:00Z");
        token("expired two years ago", null, "2024-11-01T00:00:00Z");
        retention.round();

        assertThat(database.texts("select token from access_token order by token"))
                .containsExactly("expired a month ago", "works for a day", "works without end");
        assertThat(deletions()).containsExactly("2 TOKENS before 2025-11-22T23:00:00Z");
    }

    @Test
    void memberships_of_associations_go_a_year_after_their_last_day() {
        database.execute("insert into association (name, end_rule, free_end) values ('Chiro', 'FREE', '2027-08-31')");
        membership("2025-11-22");
        membership("2025-11-23");
        retention.round();

        assertThat(database.texts("select end_date from association_membership where association_id = (select max(id)"
                        + " from association)"))
                .containsExactly("2025-11-23");
        assertThat(deletions()).containsExactly("1 MEMBERSHIPS before 2025-11-22T23:00:00Z");
    }

    @Test
    void notices_go_after_their_time_and_each_night_that_deletes_some_has_an_entry() {
        notice("2026-08-24T21:59:59Z");
        notice("2026-08-24T22:00:00Z");
        retention.round();
        retention.round();
        assertThat(database.number("select count(*) from passholder_notice")).isEqualTo(1);
        assertThat(deletions()).containsExactly("1 NOTICES before 2026-08-24T22:00:00Z");

        database.clock().advance(Duration.ofDays(1));
        retention.round();
        assertThat(database.number("select count(*) from passholder_notice")).isZero();
        assertThat(deletions()).hasSize(2);
    }

    private static void token(String token, @Nullable String revoked, @Nullable String expires) {
        database.execute("""
                insert into access_token (token, secret, consumer_key, user_id, issued_at, revoked_at, expires_at)
                select ?, 'sealed:x', 'demo-counter-app', min(id), timestamptz '2023-01-01Z', ?::timestamptz, ?::timestamptz from app_user
                """, token, revoked, expires);
    }

    private static void membership(String end) {
        database.execute("""
                insert into association_membership (passholder_id, association_id, end_date)
                select (select id from passholder where not exists (select from association_membership where passholder_id = passholder.id)
                        order by id limit 1), max(id), ?::date from association
                """, end);
    }

    private static void notice(String at) {
        database.execute("""
                insert into passholder_notice (passholder_id, kind, card_system, counter, noticed_at)
                select min(id), 'IDENTITY_CHANGED', '', 'Balie', ?::timestamptz from passholder
                """, at);
    }

    private static List<String> deletions() {
        return database.texts("select details from audit_entry where act = 'DATA_EXPIRED' order by id");
    }

    @Test
    void a_server_leaves_the_work_to_another_that_is_at_it() {
        checkIn("2024-05-01T10:00:00Z", "D1");
        database.jdbi().useTransaction((Handle other) -> {
            other.execute("select pg_advisory_xact_lock(hashtextextended('spaarpunt retention', 0))");
            // In another thread, which gets a connection of its own.
            CompletableFuture.runAsync(retention::round).join();
        });

        assertThat(database.number(DETAILED)).isEqualTo(1);
    }

    @Test
    void old_values_in_the_audit_log_go_after_a_year_and_the_chain_stays_intact() {
        var random = new SecureRandom();
        var audit =
                AuditFeature.of(database.jdbi(), new SecretBox(RunningServer.KEYS, random), random, database.clock());
        var verifier = new ChainVerifier(audit.chain());
        change(audit, Instant.parse("2025-01-01T10:00:00Z"));
        change(audit, Instant.parse("2026-06-01T10:00:00Z"));
        audit.chain().extend();
        retention.round();
        audit.chain().extend();

        assertThat(database.number("select count(*) from audit_detail")).isEqualTo(1);
        assertThat(verifier.verify(Optional.empty()))
                .isInstanceOfSatisfying(
                        Intact.class,
                        intact -> assertThat(intact.removedDetails()).isEqualTo(1));
        assertThat(database.texts("select details from audit_entry where act = 'AUDIT_DETAILS_EXPIRED'"))
                .containsExactly("1 before 2025-11-22T23:00:00Z");

        database.execute("delete from audit_detail");
        assertThat(verifier.verify(Optional.empty())).isInstanceOf(Broken.class);
    }

    private static void change(AuditFeature audit, Instant moment) {
        var line = AuditLog.Line.of(Act.PASSHOLDER_UPDATED, "uid")
                .with(audit.details().seal("uid", List.of()));
        database.jdbi().useHandle(handle -> AuditLog.write(handle, new Actor.CommandLine(), line, moment));
    }

    private static List<String> entries() {
        return database.texts("select details from audit_entry where act = 'VISIT_DETAILS_EXPIRED'");
    }

    private static void checkIn(String moment, String period) {
        database.execute("""
                insert into checkin (passholder_id, event_id, card_number, consumer_key, user_id, via, points, social_tariff, checked_in_at, period, ordinal)
                select passholder_id, 1, number, 'demo', 1, 'COUNTER', 1, false, ?::timestamptz, ?, 1 from card where number = '0930056878802'
                """, moment, period);
    }
}
