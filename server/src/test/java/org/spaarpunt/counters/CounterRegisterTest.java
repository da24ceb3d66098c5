package org.spaarpunt.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.administration.TestAdministration.NORA;
import static org.spaarpunt.administration.TestAdministration.done;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Listing;
import org.spaarpunt.acts.Outcome.Refused;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.TestAdministration;
import org.spaarpunt.counters.CounterRegister.Membership;
import org.spaarpunt.counters.CounterRegister.NewCounter;
import org.spaarpunt.counters.FoundCounter.Address;
import org.spaarpunt.counters.FoundCounter.Contact;
import org.spaarpunt.identity.ConsumerRegister;

class CounterRegisterTest {
    private static final String HAALTERT = "demo-library-haaltert";
    private static final String TICKETS = "Checkin and Ticket balies";
    private static final String REGISTRATION = "Niet-geauthorizeerde registratie balies";

    private static TestAdministration office;
    private static CounterRegister counters;

    @BeforeAll
    static void open() {
        office = new TestAdministration();
        counters = office.administration.counters();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void a_new_counter_comes_with_a_consumer_and_an_organisation_of_its_own() {
        var made = done(counters.create(NORA, counter("Sporthal", "", "")));
        assertThat(made.secret().orElseThrow().key()).isEqualTo(made.key());
        assertThat(made.organisation()).isEqualTo(made.key());
        assertThat(counters.list(new Listing(made.key(), "", 1)))
                .containsExactly(new CounterRegister.Details(made.key(), "Sporthal", made.key(), "Sporthal"));
        assertThat(office.administration.consumers().find(made.key()))
                .map(ConsumerRegister.Details::name)
                .contains("Sporthal");
        assertThat(office.log(made.key()))
                .containsExactly("uid-of-nora|203.0.113.7|COUNTER_CREATED|Sporthal, organisation " + made.key());
    }

    @Test
    void a_counter_can_stand_with_a_consumer_and_an_organisation_that_are_there() {
        var made = done(counters.create(NORA, counter("Zwembad", "demo-no-rights", HAALTERT)));
        assertThat(made.secret()).isEmpty();
        assertThat(counters.list(new Listing("Zwembad", "", 1)))
                .containsExactly(
                        new CounterRegister.Details("demo-no-rights", "Zwembad", HAALTERT, "Bibliotheek Haaltert"));
        assertThat(counters.create(NORA, counter("Again", "demo-no-rights", "")))
                .isEqualTo(new Rejected<>(Input.KEY, Refusal.TAKEN));
        assertThat(office.database.number("select count(*) from organisation where external_id = 'demo-no-rights'"))
                .isZero();
    }

    @Test
    void a_counter_without_a_consumer_that_lives_is_refused() {
        assertThat(counters.create(NORA, counter("Zwembad", "nobody", "")))
                .isEqualTo(new Unknown<>(Subject.CONSUMER, "nobody"));
        done(office.administration.consumers().create(NORA, Optional.of("gone"), "Gone"));
        done(office.administration.consumers().revoke(NORA, "gone"));
        assertThat(counters.create(NORA, counter("Zwembad", "gone", "")))
                .isEqualTo(new Rejected<>(Input.KEY, Refusal.REVOKED));
    }

    @Test
    void a_counter_is_put_in_groups_for_each_card_system_and_taken_out() {
        done(counters.put(NORA, HAALTERT, 1, REGISTRATION));
        assertThat(counters.put(NORA, HAALTERT, 1, REGISTRATION)).isEqualTo(new Unchanged<>());
        assertThat(counters.groups(HAALTERT))
                .containsExactly(
                        new Membership(1, "UiTPAS Dender", TICKETS),
                        new Membership(1, "UiTPAS Dender", REGISTRATION),
                        new Membership(2, "UiTPAS Aalst", TICKETS));
        done(counters.takeOut(NORA, HAALTERT, 1, REGISTRATION));
        assertThat(counters.takeOut(NORA, HAALTERT, 1, REGISTRATION)).isEqualTo(new Unchanged<>());
        assertThat(counters.groups(HAALTERT)).hasSize(2);
        assertThat(office.log(HAALTERT))
                .contains(
                        "uid-of-nora|203.0.113.7|COUNTER_PUT_IN_GROUP|" + REGISTRATION + ", card system 1",
                        "uid-of-nora|203.0.113.7|COUNTER_TAKEN_OUT_OF_GROUP|" + REGISTRATION + ", card system 1");
    }

    @Test
    void a_counter_is_described_and_what_is_empty_is_cleared() {
        var address = new Address("Molenstraat", "51", "", "9300", "Aalst", "");
        var full = new CounterDescription("School", address, new Contact("053", "Ann", "ann@example.org"), false, true);
        done(counters.describe(NORA, HAALTERT, full));
        assertThat(counters.description(HAALTERT)).contains(full);
        assertThat(counters.describe(NORA, HAALTERT, full)).isEqualTo(new Unchanged<>());
        var bare =
                new CounterDescription("", new Address("", "", "", "", "", ""), new Contact("", "", ""), true, false);
        done(counters.describe(NORA, HAALTERT, bare));
        assertThat(counters.description(HAALTERT)).contains(bare);
        assertThat(office.log(HAALTERT))
                .contains(
                        "uid-of-nora|203.0.113.7|COUNTER_DESCRIBED|School, Molenstraat, 51, 9300, Aalst, a school, not visible",
                        "uid-of-nora|203.0.113.7|COUNTER_DESCRIBED|");
    }

    @ParameterizedTest
    @CsvSource({"' Aalst', '', CITY, BAD_TEXT", "Aalst, somebody, EMAIL, BAD_EMAIL"})
    void a_description_is_rejected_for_the_line_that_is_wrong(String city, String email, Input input, Refusal reason) {
        var address = new Address("", "", "", "", city, "");
        var description = new CounterDescription("", address, new Contact("", "", email), true, false);
        assertThat(counters.describe(NORA, HAALTERT, description)).isEqualTo(new Rejected<>(input, reason));
    }

    @Test
    void what_is_described_must_exist() {
        var description = new CounterDescription(
                "", new Address("", "", "", "", "Aalst", ""), new Contact("", "", ""), true, false);
        assertThat(counters.describe(NORA, "nowhere", description))
                .isEqualTo(new Unknown<>(Subject.COUNTER, "nowhere"));
        assertThat(counters.description("nowhere")).isEmpty();
    }

    @Test
    void what_is_named_for_a_group_must_exist() {
        assertThat(counters.put(NORA, "nowhere", 1, TICKETS)).isEqualTo(new Unknown<>(Subject.COUNTER, "nowhere"));
        assertThat(counters.put(NORA, HAALTERT, 9, TICKETS)).isEqualTo(new Unknown<>(Subject.CARD_SYSTEM, "9"));
        assertThat(counters.put(NORA, HAALTERT, 1, "Nobody")).isEqualTo(new Unknown<>(Subject.GROUP, "Nobody"));
    }

    @Test
    void employees_are_added_given_another_role_and_removed() {
        var employees = office.administration.employees();
        done(employees.set(NORA, HAALTERT, "ANN", Role.MEMBER));
        done(employees.set(NORA, HAALTERT, "6b9f81a2-7505-4fdd-b152-dddeaf235cde", Role.ADMIN));
        assertThat(employees.set(NORA, HAALTERT, "ann", Role.ADMIN)).isEqualTo(new Unchanged<>());
        assertThat(employees.list(HAALTERT).stream().map(who -> who.nick() + " " + who.role()))
                .containsExactly("ann ADMIN", "ben MEMBER");
        assertThat(employees.remove(NORA, HAALTERT, "ann")).isEqualTo(new Refused<>(Refusal.LAST_COUNTER_ADMIN));
        done(employees.set(NORA, HAALTERT, "ben", Role.ADMIN));
        done(employees.remove(NORA, HAALTERT, "ann"));
        assertThat(employees.remove(NORA, HAALTERT, "ann")).isEqualTo(new Unchanged<>());
        assertThat(employees.set(NORA, HAALTERT, "nobody", Role.MEMBER))
                .isEqualTo(new Unknown<>(Subject.USER, "nobody"));
        assertThat(employees.set(NORA, "nowhere", "ann", Role.MEMBER))
                .isEqualTo(new Unknown<>(Subject.COUNTER, "nowhere"));
        assertThat(office.log(HAALTERT))
                .contains(
                        "uid-of-nora|203.0.113.7|EMPLOYEE_SET|6b9f81a2-7505-4fdd-b152-dddeaf235cde ADMIN",
                        "uid-of-nora|203.0.113.7|EMPLOYEE_REMOVED|6b9f81a2-7505-4fdd-b152-dddeaf235cde");
    }

    @Test
    void the_groups_of_the_domain_are_there_and_others_can_be_made() {
        var groups = office.administration.groups();
        assertThat(groups.list())
                .extracting(PermissionGroups.Details::name)
                .contains("Geauthorizeerde registratie balies", REGISTRATION, TICKETS);
        done(groups.create(NORA, "Kassa's"));
        done(groups.allow(NORA, "Kassa's", CounterAction.CHECKIN_CREATE));
        done(groups.allow(NORA, "Kassa's", CounterAction.EVENT_READ));
        done(groups.deny(NORA, "Kassa's", CounterAction.CHECKIN_CREATE));
        assertThat(groups.list()).contains(new PermissionGroups.Details("Kassa's", List.of("EVENT_READ")));
        assertThat(groups.create(NORA, "Kassa's")).isEqualTo(new Rejected<>(Input.NAME, Refusal.TAKEN));
        assertThat(groups.allow(NORA, "Nobody", CounterAction.EVENT_READ))
                .isEqualTo(new Unknown<>(Subject.GROUP, "Nobody"));
    }

    private static NewCounter counter(String name, String consumerKey, String organisation) {
        return new NewCounter(
                name,
                Optional.of(consumerKey).filter(key -> !key.isEmpty()),
                Optional.of(organisation).filter(id -> !id.isEmpty()));
    }
}
