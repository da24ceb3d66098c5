package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.accounts.UserList;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.events.Days;
import org.spaarpunt.events.EventCriteria;
import org.spaarpunt.events.EventOrder;
import org.spaarpunt.identity.TokenList;
import org.spaarpunt.points.PointsHistory;
import org.spaarpunt.rewards.RedemptionHistory;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.storage.Plans;

/** How lists, logs and files find their rows where there are millions. */
class ListPlansTest {
    private static final int SIZE = 50;

    private static GrownDatabase database;

    @BeforeAll
    static void open() {
        database = GrownDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void the_audit_log_is_read_from_an_end_and_by_its_subject() {
        var log = new AuditLog(database.jdbi(), Clock.systemUTC());
        var about = Optional.of(Set.of("many-7", "many-8"));
        for (var plans : List.of(
                plans(() -> log.list(new AuditLog.Query(Optional.empty(), Optional.empty(), SIZE))),
                plans(() -> log.list(new AuditLog.Query(Optional.of(900L), Optional.of("many-7"), SIZE))),
                plans(() -> log.read(Optional.empty(), true, Optional.empty(), SIZE)),
                plans(() -> log.read(Optional.of(7L), false, about, SIZE)),
                plans(() -> log.count(Optional.empty(), SIZE)),
                plans(() -> log.count(about, SIZE)))) {
            assertThat(plans.flaws()).isEmpty();
        }
        assertThat(plans(() -> log.read(Optional.empty(), true, about, SIZE)).text())
                .contains("audit_entry_by_subject");
    }

    @Test
    void events_are_found_by_words_city_place_and_days() {
        var words = events(new EventCriteria("jazz 7", "", List.of(), "", "", Optional.empty(), List.of()));
        assertThat(words.text()).contains("event_by_words", "organisation_by_words");
        var city = events(new EventCriteria("", "", List.of("City7"), "", "", Optional.empty(), List.of()));
        assertThat(city.text()).contains("event_by_city");
        var place = events(new EventCriteria(
                "", "", List.of(), "", "47B6FA21-ACB1-EA8F-2C231182C7DD0A19", Optional.empty(), List.of()));
        assertThat(place.text()).contains("event_by_organiser");
        var day = new Days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1));
        var days = events(new EventCriteria("", "", List.of(), "", "", Optional.empty(), List.of(day)));
        assertThat(days.text()).contains("event_by_days");
    }

    @Test
    void tokens_of_a_user_are_found_by_the_user() {
        var tokens = new TokenList(database.jdbi());
        var wanted = new PageQuery<>("", TokenList.Order.ISSUED, true, 1, SIZE);
        var plans = plans(() -> tokens.part(new TokenList.Holder.User("many-7"), wanted));
        assertThat(plans.flaws()).isEmpty();
        assertThat(plans.text()).contains("access_token_by_user");
    }

    @Test
    void tokens_of_an_application_are_read_and_counted_by_the_application_alone() {
        var tokens = new TokenList(database.jdbi());
        var consumer = new TokenList.Holder.Consumer("demo");
        var plans = plans(() -> tokens.part(consumer, new PageQuery<>("", TokenList.Order.ISSUED, true, 1, SIZE)));
        assertThat(plans.text())
                .contains("Index Only Scan access_token access_token_by_consumer")
                .contains("Index Scan access_token access_token_by_consumer")
                .doesNotContain("Sort");
    }

    @Test
    void users_are_listed_in_the_order_of_an_index() {
        var users = new UserList(database.jdbi());
        for (var order : UserList.Order.values()) {
            for (boolean descending : List.of(false, true)) {
                var plans = plans(() -> users.part(new PageQuery<>("", order, descending, 1, SIZE)));
                assertThat(plans.text())
                        .contains("app_user_in_order_of_" + order.name().toLowerCase(Locale.ROOT))
                        .contains("Index Only Scan app_user")
                        .doesNotContain("Sort");
            }
        }
    }

    @Test
    void users_are_found_by_a_part_of_their_names_and_by_their_uid() {
        var users = new UserList(database.jdbi());
        var found = plans(() -> users.part(new PageQuery<>("ast7", UserList.Order.NAME, false, 1, SIZE)));
        assertThat(found.flaws()).isEmpty();
        assertThat(found.text()).contains("app_user_by_part", "app_user_uid_key");
        var names = database.features().administration().lists().names();
        var subjects = plans(() -> names.idsOf("ast7"));
        assertThat(subjects.text()).contains("app_user_by_part");
    }

    @Test
    void rewards_that_a_counter_handed_out_are_read_from_the_end_of_its_index() {
        var counter = database.features().rewards().atCounters();
        var plans = plans(() -> counter.latest(1, GrownDatabase.administrator(), SIZE));
        assertThat(plans.flaws()).isEmpty();
        assertThat(plans.text()).contains("redemption_by_counter").doesNotContain("Bitmap");
    }

    @Test
    void what_a_passholder_did_is_found_by_the_passholder() {
        long passholder = database.database().number("select id from passholder where uid = 'many-7'");
        var history = database.features().rewards().history();
        var wanted = new RedemptionHistory.Wanted(
                Optional.empty(), Optional.empty(), RedemptionHistory.Sort.CASHINGDATE, false, 0, SIZE);
        var sought = new RedemptionHistory.Sought(Set.of(Kind.values()), "", Optional.empty());
        var points = database.features().pointsHistory();
        var page = new PageQuery<>("", PointsHistory.Order.MOMENT, true, 1, SIZE);
        for (var plans : List.of(
                plans(() -> history.of(passholder, Kind.POINTS_PROMOTION, wanted, Optional.empty())),
                plans(() -> history.latest(passholder, sought, 0, SIZE)),
                plans(() -> points.part(passholder, new CheckinScope.All(), page)))) {
            assertThat(plans.flaws()).isEmpty();
        }
    }

    @Test
    void deliveries_are_read_by_their_endpoint_and_those_that_wait_by_when_they_are_due() {
        var webhooks = database.features().webhooks();
        var log = plans(() -> webhooks.log().page("many-7", 0, SIZE));
        assertThat(log.flaws()).isEmpty();
        assertThat(log.text()).contains("Index Only Scan webhook_delivery webhook_delivery_by_endpoint");
        assertThat(plans(() -> webhooks.list().find("many-7")).text()).contains("webhook_delivery_due");
    }

    private static Plans events(EventCriteria criteria) {
        var today = LocalDate.of(2026, 1, 1);
        return plans(() -> database.features().checkins().events().find(criteria, EventOrder.DEFAULT, today, 0, SIZE));
    }

    private static Plans plans(Runnable program) {
        return database.plans(program);
    }
}
