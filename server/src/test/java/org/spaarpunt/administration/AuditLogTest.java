package org.spaarpunt.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spaarpunt.administration.TestAdministration.NORA;
import static org.spaarpunt.administration.TestAdministration.done;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.RunningServer;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditEntry;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.audit.DetailSeal;
import org.spaarpunt.audit.SealedDetail;
import org.spaarpunt.audit.ValueChange;
import org.spaarpunt.identity.Permission;

class AuditLogTest {
    private final TestAdministration office = new TestAdministration();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void entries_come_newest_first_in_parts() {
        for (int number = 1; number <= 5; number++) {
            done(office.administration.groups().create(NORA, "group " + number));
            office.clock.advance(Duration.ofMinutes(1));
        }
        var first = list(Optional.empty(), 2);
        assertThat(first.stream().map(AuditEntry::subject)).containsExactly("group 5", "group 4");
        assertThat(first.getFirst().happenedAt()).isEqualTo(RunningServer.START.plus(Duration.ofMinutes(4)));
        var rest = list(Optional.of(first.getLast().id()), 10);
        assertThat(rest.stream().map(AuditEntry::subject)).containsExactly("group 3", "group 2", "group 1");
    }

    @Test
    void what_is_not_done_is_not_written_and_nothing_is_forgotten() {
        done(office.administration.groups().create(NORA, "once"));
        office.features.identity().secrets().sealPlain();
        var cached = office.features.identity().credentials();
        cached.find("demo-counter-app", "");
        assertThat(office.administration.groups().create(NORA, "once"))
                .isEqualTo(new Rejected<>(Input.NAME, Refusal.TAKEN));
        assertThat(office.administration.consumerRights().grant(NORA, "nobody", Permission.READ_POINTS))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(cached.use().size()).isOne();
        assertThat(list(Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void an_act_whose_entry_cannot_be_written_is_not_done() {
        office.database.execute("alter table audit_entry add check (subject <> 'unwritten')");
        assertThatThrownBy(() -> office.administration.groups().create(NORA, "unwritten"))
                .hasMessageContaining("audit_entry");
        assertThat(office.database.number("select count(*) from permission_group where name = 'unwritten'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set details = 'nothing'",
                "delete from audit_entry",
                "delete from audit_entry where id = -1",
                "truncate audit_entry",
                "update audit_entry set id = default"
            })
    void an_entry_is_never_changed_or_removed(String statement) {
        done(office.administration.groups().create(NORA, "kept"));
        assertThatThrownBy(() -> office.database.execute(statement))
                .hasMessageContaining("entries of the audit log are never changed or removed");
        assertThat(office.log("kept")).containsExactly("uid-of-nora|203.0.113.7|GROUP_CREATED|");
    }

    @Test
    void a_sealed_detail_is_opened_by_the_keys_alone_and_for_its_subject_alone() {
        var seal = DetailSeal.kept(office.database.jdbi(), office.box, office.random);
        var changes = List.of(new ValueChange("name", "Peeters", "Janssens"));
        write(Line.of(Act.PASSHOLDER_UPDATED, "uid-1").with(seal.seal("uid-1", changes)));
        var stored = office.database.texts("select sealed from audit_detail").getFirst();
        assertThat(stored).startsWith("sealed:").doesNotContain("Peeters");
        assertThat(seal.open("uid-1", new SealedDetail(stored))).contains(changes);
        assertThat(seal.open("uid-2", new SealedDetail(stored))).isEmpty();
    }

    @Test
    void the_details_of_a_removed_subject_go_and_its_entries_stay() {
        var seal = DetailSeal.kept(office.database.jdbi(), office.box, office.random);
        for (var uid : List.of("uid-1", "uid-2")) {
            write(Line.of(Act.PASSHOLDER_UPDATED, uid).with(seal.seal(uid, List.of())));
        }
        office.database.jdbi().useTransaction(handle -> AuditLog.removeDetails(handle, "uid-1"));
        assertThat(office.database.texts("select subject from audit_detail join audit_entry on id = entry"))
                .containsExactly("uid-2");
        assertThat(office.log("uid-1")).containsExactly("uid-of-nora|203.0.113.7|PASSHOLDER_UPDATED|");
    }

    @Test
    void an_entry_names_the_application_and_the_user_on_whose_behalf_it_acts() {
        office.database
                .jdbi()
                .useTransaction(handle -> AuditLog.write(
                        handle,
                        new Actor.Delegate("desk-app", "uid-of-ann", "192.0.2.1"),
                        Line.of(Act.CARD_BLOCKED, "0930000125615"),
                        office.clock.instant()));
        var entry = list(Optional.empty(), 1).getFirst();
        assertThat(entry.actor()).isEqualTo("application desk-app");
        assertThat(entry.onBehalfOf()).contains("uid-of-ann");
    }

    private void write(Line line) {
        office.database.jdbi().useTransaction(handle -> AuditLog.write(handle, NORA, line, office.clock.instant()));
    }

    private List<AuditEntry> list(Optional<Long> before, int limit) {
        return office.administration.auditLog().list(new AuditLog.Query(before, Optional.empty(), limit));
    }
}
