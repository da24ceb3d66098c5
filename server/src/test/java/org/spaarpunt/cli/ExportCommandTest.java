package org.spaarpunt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.cli.TestInstallation.Printed;

class ExportCommandTest {
    private static TestInstallation installation;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        installation = new TestInstallation();
        installation.database.execute("""
                insert into passholder (uid, first_name, name, city, more_info, created_at)
                values ('mia', 'Mia "M"', '=cmd()', 'Sint-Lievens, Houtem', '''@x', '2020-02-03 11:00:00+00')
                """);
        installation.database.execute("""
                insert into checkin (passholder_id, event_id, card_number, consumer_key, counter_id, via, points, social_tariff,
                                     checked_in_at, period, ordinal)
                select passholder.id, event.id, '0900000002312', 'demo', null, 'CODE', 2, true, moment::timestamptz, moment, 1
                from passholder, (select min(id) as id from event) event,
                     unnest(array['2020-01-31 23:30:00+00', '2020-07-01 10:00:00+00', '2020-07-31 21:59:59+00']) moment
                where uid = 'mia'
                """);
        installation.database.execute("""
                insert into transfer (passholder_id, reason, cause_id, source, source_id, destination, destination_id, points, moved_at)
                select passholder_id, 'CHECKIN', checkin.id, 'EVENT', event_id, 'PASSHOLDER', passholder_id, checkin.points, checked_in_at
                from checkin join passholder on passholder.id = passholder_id where uid = 'mia'
                """);
        installation.database.execute("insert into balance select id, 6 from passholder where uid = 'mia'");
    }

    @AfterAll
    static void close() {
        installation.close();
    }

    @Test
    void checkins_are_written_in_local_time_with_their_events_and_people() {
        var lines = run("checkins", "--from", "2020-02-01", "--until", "2020-07-01")
                .out()
                .split("\r\n", -1);
        assertThat(lines).hasSize(4);
        assertThat(lines[0])
                .isEqualTo(
                        "checkin,at,cdbid,event,organiser,counter,application,via,card,points,socialTariff,takenBackAt,"
                                + "passholder,uid,firstName,name,city");
        assertThat(lines[1])
                .contains(",2020-02-01T00:30:00+01:00,", ",demo,CODE,0900000002312,2,true,,")
                .endsWith(",mia,\"Mia \"\"M\"\"\",'=cmd(),\"Sint-Lievens, Houtem\"");
        assertThat(lines[2]).contains(",2020-07-01T12:00:00+02:00,");
    }

    @Test
    void a_day_ends_at_local_midnight() {
        assertThat(run("checkins", "--from", "2020-07-31", "--until", "2020-07-31")
                        .err())
                .isEqualTo("rows: 1\n");
        assertThat(run("checkins", "--from", "2020-08-01", "--until", "2020-12-31")
                        .err())
                .isEqualTo("rows: 0\n");
        assertThat(run("checkins", "--until", "2020-01-31").err()).isEqualTo("rows: 0\n");
    }

    @Test
    void transfers_tell_where_points_came_from_and_went_to() {
        var lines = run("transfers", "--until", "2020-12-31").out().split("\r\n", -1);
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).isEqualTo("at,passholder,uid,reason,cause,from,to,points,cdbid,event,reward,rewardTitle");
        assertThat(lines[1]).contains(",mia,CHECKIN,", ",EVENT,PASSHOLDER,2,").endsWith(",,");
    }

    @Test
    void passholders_come_with_a_line_for_each_membership_and_without_national_numbers() {
        installation.database.execute(
                "update passholder set national_number = 'sealed:x', national_number_digest = gen_random_uuid() where uid = 'mia'");
        var out = run("passholders").out();
        installation.database.execute(
                "update passholder set national_number = null, national_number_digest = null where uid = 'mia'");
        assertThat(out.lines().findFirst().orElseThrow())
                .startsWith("uid,firstName,secondName,name,dateOfBirth,")
                .endsWith("createdAt,points,cardSystem,membership,socialTariffUntil,memberSince,card");
        assertThat(out).contains("mia,", "2020-02-03T12:00:00+01:00,6,,,,,").doesNotContain("sealed:");
        long memberships = installation.database.number("""
                select count(*) from passholder left join membership on passholder_id = id where uid <> 'mia'
                """);
        assertThat(run("passholders", "--from", "2020-02-04").out().lines().count() - 1)
                .isEqualTo(memberships);
    }

    @Test
    void a_text_that_looks_like_a_formula_is_text_and_can_be_read_back() {
        assertThat(run("passholders", "--until", "2020-12-31").out())
                .contains(",'=cmd(),", ",''@x,")
                .doesNotContain(",=cmd()");
    }

    @Test
    void an_import_reads_what_the_export_wrote_and_changes_nothing() {
        var mia =
                "select concat_ws('|', telephone, house_number, verified, opt_in_sms, city) from passholder where uid = 'mia'";
        installation.database.execute(
                "update passholder set telephone = '+32 9 1', house_number = '7', verified = true, opt_in_sms = true where uid = 'mia'");
        var file = folder.resolve("people.csv");
        assertThat(run("passholders", "--output", file.toString()).status()).isZero();

        var again = installation.run("import", "passholders", file.toString());
        assertThat(again.out()).as(again.err()).contains("changes: 0");

        installation.database.execute(
                "update passholder set telephone = '', house_number = '', verified = false, opt_in_sms = false, city = '' where uid = 'mia'");
        assertThat(installation.run("import", "passholders", file.toString()).out())
                .contains("changes: 1");
        assertThat(installation.database.texts(mia)).containsExactly("+32 9 1|7|t|t|Sint-Lievens, Houtem");
    }

    @Test
    void a_file_is_for_its_owner_alone_and_replaces_none_but_when_told() throws IOException {
        var file = folder.resolve("out.csv");
        assertThat(run("checkins", "--output", file.toString())).isEqualTo(new Printed(0, "rows: 3\n", ""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).startsWith("checkin,at,");
        var before = Files.readString(file);
        int visits = installation.visits();
        assertThat(run("transfers", "--output", file.toString()).err()).contains("is there already", "--force");
        assertThat(installation.visits()).isEqualTo(visits);
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(run("transfers", "--output", file.toString(), "--force").status())
                .isZero();
        assertThat(Files.readString(file)).startsWith("at,passholder,");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void what_is_no_file_is_never_replaced() {
        assertThat(run("checkins", "--force", "--output", "/dev/null").err()).contains("is no file");
        assertThat(run("checkins", "--force", "--output", folder.toString()).err())
                .contains("is no file");
        assertThat(run("checkins", "--output", folder.resolve("no/such/place").toString())
                        .err())
                .contains("There is no directory");
    }

    @Test
    void an_export_stands_in_the_audit_log_before_it_leaves() {
        run("passholders", "--from", "2019-01-01", "--until", "2019-12-31");
        assertThat(installation.database.texts("""
                select actor || '|' || act || '|' || subject || '|' || details from audit_entry order by id desc limit 1
                """))
                .containsExactly("command line " + System.getProperty("user.name")
                        + "|PASSHOLDERS_EXPORTED||from 2019-01-01 until 2019-12-31");
    }

    @Test
    void a_person_gets_all_that_is_stored_about_them_in_one_document() {
        var printed = run("passholder", "mia");
        assertThat(printed.err()).isEqualTo("passholder: mia\n");
        assertThat(printed.json().at("/passholder/city").asString()).isEqualTo("Sint-Lievens, Houtem");
        assertThat(printed.json().at("/passholder/moreInfo").asString()).isEqualTo("'@x");
        assertThat(printed.json().path("checkins").size()).isEqualTo(3);
        var file = folder.resolve("mia.json").toString();
        assertThat(run("passholder", "mia", "--output", file).out()).isEqualTo("passholder: mia\n");
        assertThat(run("passholder", "nobody", "--output", file + "2").err())
                .isEqualTo("spaarpunt: There is no passholder nobody.\n");
        assertThat(folder.toFile().list()).containsExactly("mia.json");
    }

    @Test
    void days_that_cannot_be_are_a_sentence() {
        assertThat(run("checkins", "--from", "2020-02-01", "--until", "2020-01-31")
                        .status())
                .isEqualTo(1);
        assertThat(run("checkins", "--from", "1492-01-01").err()).contains("between 1970 and 9999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "people",
                "checkins --from yesterday",
                "checkins file.csv",
                "transfers --output",
                "passholder"
            })
    void what_is_not_understood_ends_with_2_before_the_database_is_touched(String words) {
        int visits = installation.visits();
        var printed = words.isEmpty() ? run() : run(words.split(" ", -1));
        assertThat(printed.status()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(installation.visits()).isEqualTo(visits);
    }

    @Test
    void the_audit_log_is_exported_and_verified_against_an_earlier_head() {
        var file = folder.resolve("audit.jsonl").toString();
        var exported = installation.run("audit", "export", "--output", file, "--json");
        assertThat(exported.status()).isZero();
        var head = exported.json().path("head").asString();
        assertThat(Path.of(file)).content().contains("\"act\":\"AUDIT_LOG_EXPORTED\"");
        var verified = installation.run("audit", "verify", "--head", head, "--json");
        assertThat(verified.status()).isZero();
        assertThat(verified.json().path("head").asString()).isEqualTo(head);
        assertThat(installation.run("audit", "verify", "--head", "7").status()).isEqualTo(1);
        assertThat(installation.run("audit", "verify", "--heads").status()).isEqualTo(2);
    }

    @Test
    void a_log_that_was_changed_by_force_ends_the_verification_with_1_and_the_first_entry() {
        installation.run("group", "create", "--name", "Kassas");
        var head = installation
                .run("audit", "verify", "--json")
                .json()
                .path("head")
                .asString();
        installation.database.execute("alter table audit_link disable trigger user");
        installation.database.execute("delete from audit_link where number > 0");
        installation.database.execute("alter table audit_link enable trigger user");
        var broken = installation.run("audit", "verify", "--head", head);
        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.out()).contains("intact: false\n", "flaw: NEVER_CHAINED\n");
        assertThat(broken.err()).contains("The audit log is broken. The entry ");
        installation.database.execute("insert into audit_pending select id from audit_entry");
        assertThat(installation.run("audit", "verify").status()).isZero();
    }

    private static Printed run(String... words) {
        return installation.run(
                Stream.concat(Stream.of("export"), List.of(words).stream()).toArray(String[]::new));
    }
}
