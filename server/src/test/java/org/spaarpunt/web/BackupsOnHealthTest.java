package org.spaarpunt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page about the health of an installation says of its backups. */
class BackupsOnHealthTest {
    private static final String HEALTH = "/admin/health";

    /** Relative to the moment at which the tests take place, 12:00 in Brussels. */
    private static final String BACKUP = """
            insert into backup_attempt (started_at, ended_at, file, bytes, verified, problem)
            values ('2026-11-22T10:00:00Z'::timestamptz - interval '%s', '2026-11-22T10:00:30Z', 'spaarpunt.tar.gz', %d, %s, '%s')
            """;

    @RegisterExtension
    static final OwnPages PAGES = new OwnPages(Map.of("backup-directory", "/srv/backups", "backup-every-hours", "24"));

    @BeforeEach
    void forget() {
        run("delete from backup_attempt");
        run("delete from restoration");
        run("update device set status = 'BLOCKED'");
    }

    @Test
    void the_last_backup_is_told() {
        run(BACKUP.formatted("0 hours", 5_284_589, true, ""));
        assertThat(health())
                .contains("Laatste reservekopie: vandaag 11:00, 6 MB.", "Er is een databank op gestart")
                .contains("data-fine=\"true\"");
    }

    @Test
    void one_that_is_too_old_is_a_warning() {
        run(BACKUP.formatted("48 hours", 5_284_589, true, ""));
        assertThat(health()).contains("data-fine=\"false\"", "data-backup-overdue");
    }

    @Test
    void one_that_failed_is_a_warning_with_its_reason_until_the_next_one() {
        run(BACKUP.formatted("2 hours", 5_284_589, true, ""));
        run(BACKUP.formatted("1 hours", 0, false, "There is too little room."));
        assertThat(health()).contains("data-fine=\"false\"", "data-backup-failed", "There is too little room.");
        run(BACKUP.formatted("0 hours", 5_284_589, true, ""));
        assertThat(health()).contains("data-fine=\"true\"").doesNotContain("There is too little room.");
    }

    @Test
    void a_restored_installation_says_so_until_an_administrator_knows() {
        run(BACKUP.formatted("0 hours", 5_284_589, true, ""));
        run("""
                insert into restoration (restored_at, backup_started_at, file)
                values ('2026-11-22T09:00:00Z', '2026-11-21T02:00:00Z', 'spaarpunt.tar.gz')
                """);
        var administrator = PAGES.signedIn("admin");
        var page = administrator.get(HEALTH).body();
        assertThat(page)
                .contains("data-fine=\"false\"")
                .contains("is teruggezet (vandaag 10:00) uit een reservekopie (gisteren 03:00)");

        var seen = PAGES.jdbi()
                .withHandle(handle -> handle.createQuery("select id::text from restoration")
                        .mapTo(String.class)
                        .one());
        var answer = administrator.send(
                HEALTH, "formToken", administrator.formToken(), "act", "acknowledgeRestoration", "restoration", seen);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(administrator.get(answer.header("Location").orElseThrow()).body())
                .contains("Genoteerd dat je het weet.", "data-fine=\"true\"")
                .doesNotContain("data-restored");
        assertThat(administrator.get("/admin/audit").body()).contains("Gelezen dat de installatie teruggezet is");
    }

    @Test
    void a_form_that_names_no_restoration_changes_nothing() {
        var administrator = PAGES.signedIn("admin");
        administrator.get(HEALTH);
        assertThat(administrator
                        .send(HEALTH, "formToken", administrator.formToken(), "act", "acknowledgeRestoration")
                        .status())
                .isEqualTo(400);
    }

    private static String health() {
        return PAGES.signedIn("admin").get(HEALTH).body();
    }

    private static void run(String statement) {
        PAGES.jdbi().useHandle(handle -> handle.execute(statement));
    }
}
