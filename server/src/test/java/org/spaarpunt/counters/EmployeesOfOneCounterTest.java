package org.spaarpunt.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.counters.Employees.Change;
import org.spaarpunt.testing.TestClock;
import org.spaarpunt.testing.Together;

class EmployeesOfOneCounterTest {
    private static final String ANN = "6b9f81a2-7505-4fdd-b152-dddeaf235cde";
    private static final String BEN = "971ca557-8e4f-4520-91c8-cc2594e4ab9f";

    private static DemoDatabase database;
    private Employees employees;
    private long counter;

    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
    }

    @BeforeEach
    void restore() {
        database.restore();
        employees =
                new Employees(new AuditedTransaction(database.jdbi(), new TestClock(RunningServer.START), () -> {}));
        counter = database.number("select id from counter where name = 'CC De Werf'");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void two_admins_who_dismiss_each_other_at_the_same_moment_leave_one()
            throws InterruptedException, ExecutionException {
        for (int attempt = 0; attempt < 10; attempt++) {
            employees.add(counter, new Employees.Name(ANN, ""), new Actor.Person(BEN, "-"));
            employees.add(counter, new Employees.Name(BEN, ""), new Actor.Person(ANN, "-"));
            database.execute("update counter_employee set role = 'ADMIN'");

            var outcomes = Together.times(
                    2, number -> employees.dismiss(counter, List.of(ANN, BEN).get(number), new Actor.Person(ANN, "-")));

            assertThat(outcomes).containsExactlyInAnyOrder(Change.DONE, Change.LAST_ADMIN);
            assertThat(employees.of(counter)).hasSize(1);
        }
    }

    @Test
    void an_audit_entry_stands_for_each_change_and_for_nothing_else() {
        employees.dismiss(counter, ANN, new Actor.Person(ANN, "-"));
        employees.dismiss(counter, BEN, new Actor.Person(ANN, "-"));
        assertThat(database.number("select count(*) from audit_entry")).isZero();
        employees.add(counter, new Employees.Name(BEN, ""), new Actor.Person(ANN, "192.0.2.7"));
        assertThat(database.texts("select concat_ws(' ', happened_at at time zone 'UTC', address) from audit_entry"))
                .containsExactly("2026-11-22 11:00:00 192.0.2.7");
    }
}
