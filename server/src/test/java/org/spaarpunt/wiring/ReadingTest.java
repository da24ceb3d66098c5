package org.spaarpunt.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.checkins.CheckinCriteria;
import org.spaarpunt.checkins.CheckinCriteria.Filter;
import org.spaarpunt.checkins.CheckinSearch;
import org.spaarpunt.events.Days;
import org.spaarpunt.exports.Exports;
import org.spaarpunt.exports.Span;
import org.spaarpunt.identity.User;
import org.spaarpunt.rights.CheckinReading;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.settings.Settings;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.TestClock;

/**
 * Which features read from a replica. In its place there is another database, so that what was read tells where: only
 * there Marie has checked in.
 */
class ReadingTest {
    private static final String MARIE = "0930056878802";
    private static final Actor ANN = new Actor.CommandLine("ann");
    private static final Exports.Wanted ALL = wanted(new StringWriter());

    private static TestDatabase primary;
    private static TestDatabase other;
    private static Database database;
    private static Database replica;
    private static Features features;

    @BeforeAll
    static void open() {
        primary = RunningServer.demoDatabase();
        other = RunningServer.demoDatabase();
        database = primary.open(2);
        replica = other.open(2);
        var clock = new TestClock(RunningServer.START);
        features = new Features(new Core(
                        database.jdbi(),
                        TestFeatures.box(),
                        new SecureRandom(),
                        clock,
                        Settings.of(Map.of("staleness-seconds", "0"), Map.of()))
                .readingFrom(replica.jdbi()));
        replica.jdbi().useHandle(handle -> handle.execute("""
                insert into checkin (passholder_id, event_id, card_number, consumer_key, via, points, social_tariff,
                                     checked_in_at, period, ordinal)
                select passholder_id, (select min(id) from event), number, 'demo-member-app', 'CODE', 1, false, '2020-05-05T12:00Z', 'ALL', 1
                from card where number = '%s'
                """.formatted(MARIE)));
    }

    @AfterAll
    static void close() {
        replica.close();
        database.close();
        other.close();
        primary.close();
    }

    @Test
    void exports_are_read_from_the_replica_and_their_entry_in_the_audit_log_is_written_to_the_primary()
            throws IOException {
        long before = entries(database);
        assertThat(features.exports().checkins(ANN, ALL)).isEqualTo(1);
        assertThat(entries(database)).isEqualTo(before + 1);
    }

    @Test
    void the_numbers_of_an_event_are_read_from_the_replica() {
        long event = Long.parseLong(ofReplica("select min(id) from event"));
        assertThat(features.checkins().numbers().extent(event, LocalDate.of(2026, 11, 29)))
                .isEqualTo(new Days(LocalDate.of(2020, 5, 5), LocalDate.of(2020, 5, 5)));
    }

    @Test
    void check_ins_of_many_are_read_from_the_replica_and_those_of_one_passholder_and_the_most_recent_are_not() {
        var event = new Filter.AtEvent(ofReplica("select cdbid from event order by id limit 1"));
        assertThat(found(features.checkins().checkins(), event)).isEqualTo(1);
        assertThat(found(features.checkins().checkins(), new Filter.OfCardHolder(MARIE)))
                .isZero();
        assertThat(found(features.checkins().recent(), event)).isZero();
    }

    private static int found(CheckinSearch search, Filter filter) {
        var criteria = new CheckinCriteria(List.of(filter), Optional.empty(), Optional.empty());
        var everything = new CheckinReading.Granted(
                new CheckinScope.All(), new Viewer.Administrator(new User(1, "uid-of-admin", "admin")));
        return search.find(criteria, everything, false, 0, 10).total();
    }

    private static String ofReplica(String query) {
        return replica.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    private static long entries(Database of) {
        return of.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from audit_entry")
                        .mapTo(Long.class)
                        .one());
    }

    private static Exports.Wanted wanted(StringWriter rows) {
        return new Exports.Wanted(new Span(Optional.empty(), Optional.empty()), rows, _ -> {});
    }
}
