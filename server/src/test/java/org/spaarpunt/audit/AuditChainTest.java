package org.spaarpunt.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.RunningServer;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.audit.Verification.Broken;
import org.spaarpunt.audit.Verification.Flaw;
import org.spaarpunt.audit.Verification.Intact;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.testing.TestClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditChainTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TestClock CLOCK = new TestClock(RunningServer.START);
    private static final Actor NORA = new Actor.Person("uid-of-nora", "203.0.113.7");
    private static final List<String> TABLES = List.of("audit_entry", "audit_detail", "audit_link", "audit_pending");

    private static DemoDatabase database;
    private static AuditFeature audit;
    private static AuditChain chain;
    private static DetailSeal seal;

    /** Entries 1 to 6, chained, of which 2 and 4 have a sealed detail and the person of 4 was removed by 5. */
    @BeforeAll
    static void open() {
        database = DemoDatabase.open();
        var box = new SecretBox(RunningServer.KEYS, RANDOM);
        audit = AuditFeature.of(database.jdbi(), box, RANDOM, CLOCK);
        chain = audit.chain();
        seal = audit.details();
        write(Line.of(Act.GROUP_CREATED, "group 1"));
        write(changed("uid-2"));
        write(Line.of(Act.CARD_BLOCKED, "0930000125615"));
        write(changed("uid-4"));
        write(Line.of(Act.PASSHOLDER_REMOVED, "uid-4"));
        database.jdbi().useHandle(handle -> AuditLog.removeDetails(handle, "uid-4"));
        write(Line.of(Act.GROUP_CREATED, "group 6"));
        chain.extend();
        TABLES.forEach(table -> database.execute("create table saved_" + table + " as table " + table));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @AfterEach
    void restore() {
        TABLES.forEach(table -> {
            byForce(table, "delete from " + table);
            byForce(table, "insert into " + table + " overriding system value table saved_" + table);
        });
    }

    @Test
    void a_log_that_nobody_touched_is_intact_and_its_head_is_that_of_its_last_entry() {
        assertThat(verify()).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.links()).isEqualTo(6);
            assertThat(intact.removedDetails()).isEqualTo(1);
            assertThat(intact.head().orElseThrow().number()).isEqualTo(6);
            assertThat(audit.verifier().verify(intact.head())).isEqualTo(intact);
        });
        assertThat(audit.verifier().verifyEnd(3)).isInstanceOf(Intact.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update audit_entry set details = 'other' where id = 3        | ENTRY_CHANGED          | 3
            update audit_entry set actor = 'uid-of-ben' where id = 1     | ENTRY_CHANGED          | 1
            update audit_entry set on_behalf_of = 'x' where id = 3       | ENTRY_CHANGED          | 3
            update audit_entry set happened_at = happened_at - interval '1 microsecond' where id = 6 | ENTRY_CHANGED | 6
            update audit_entry set detail_digest = null where id = 2     | ENTRY_CHANGED          | 2
            delete from audit_entry where id = 4                         | ENTRY_MISSING          | 4
            delete from audit_link where number = 4                      | LINK_MISSING           | 5
            delete from audit_link where number = 6                      | NEVER_CHAINED          | 6
            delete from audit_link                                       | NEVER_CHAINED          | 1
            update audit_link set number = number + 1 where number = 6   | LINK_MISSING           | 6
            update audit_link set digest = sha256('x') where number = 2  | ENTRY_CHANGED          | 2
            update audit_link set seal = gen_random_uuid() where number = 5 | SEAL_WRONG          | 5
            update audit_detail set sealed = 'sealed:x:y' where entry = 2 | DETAIL_CHANGED        | 2
            delete from audit_detail where entry = 2                     | DETAIL_MISSING         | 2
            insert into audit_pending values (99)                        | REMOVED_BEFORE_CHAINED | 99
            """)
    void what_is_changed_or_removed_by_force_shows(String statement, Flaw flaw, long entry) {
        byForce(statement.split(" ", 4)[statement.startsWith("update") ? 1 : 2], statement);
        assertThat(verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.flaw()).isEqualTo(flaw);
            assertThat(broken.entry()).isEqualTo(entry);
        });
    }

    @Test
    void an_entry_that_is_put_between_others_is_chained_behind_them_and_cannot_take_their_place() {
        byForce("audit_entry", "delete from audit_entry where id = 3");
        byForce("audit_entry", """
                insert into audit_entry (id, happened_at, actor, address, act, subject, details) overriding system value
                select 3, happened_at, 'uid-of-ben', address, act, subject, details from audit_entry where id = 1
                """);
        chain.extend();
        assertThat(verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.flaw()).isEqualTo(Flaw.ENTRY_CHANGED);
            assertThat(broken.lastGood().orElseThrow().number()).isEqualTo(2);
        });
    }

    @Test
    void digests_that_are_computed_anew_without_the_key_show() {
        byForce("audit_entry", "update audit_entry set details = 'other' where id = 6");
        var fifth = database.jdbi().withHandle(handle -> AuditChain.one(handle, 5));
        var entry = database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select " + ChainedEntry.COLUMNS + " from audit_entry where id = 6")
                        .map((row, _) -> ChainedEntry.in(row))
                        .one());
        byForce(
                "audit_link",
                "update audit_link set digest = decode('" + entry.after(fifth).digest() + "', 'hex') where number = 6");
        assertThat(verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.flaw()).isEqualTo(Flaw.SEAL_WRONG);
            assertThat(broken.entry()).isEqualTo(6);
        });
    }

    @Test
    void a_log_whose_end_was_cut_off_shows_only_against_a_head_that_was_written_down() {
        var head = chain.head();
        byForce("audit_link", "delete from audit_link where number = 6");
        byForce("audit_entry", "delete from audit_entry where id = 6");
        assertThat(verify()).isInstanceOf(Intact.class);
        assertThat(audit.verifier().verify(head))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.flaw()).isEqualTo(Flaw.CUT_OFF));
        write(Line.of(Act.GROUP_CREATED, "again"));
        chain.extend();
        assertThat(audit.verifier().verify(head))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.flaw()).isEqualTo(Flaw.OTHER_HEAD));
    }

    @Test
    void a_server_that_runs_notices_that_the_log_was_cut_off() {
        var watch = new ChainWatch(audit);
        watch.round();
        assertThat(watch.isBroken()).isFalse();
        assertThat(watch.length()).isEqualTo(6);
        byForce("audit_link", "delete from audit_link where number = 6");
        byForce("audit_entry", "delete from audit_entry where id = 6");
        watch.round();
        assertThat(watch.isBroken()).isTrue();
    }

    @Test
    void a_server_that_starts_notices_a_change_near_the_end() {
        byForce("audit_entry", "update audit_entry set subject = 'other' where id = 5");
        var watch = new ChainWatch(audit);
        watch.round();
        assertThat(watch.isBroken()).isTrue();
    }

    @Test
    void servers_that_chain_at_once_make_one_chain_of_all_entries() {
        var writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int n = 0; n < 25; n++) {
                        write(Line.of(Act.GROUP_CREATED, writer + " " + n));
                        chain.extend();
                    }
                }))
                .toList();
        writers.forEach(CompletableFuture::join);
        chain.extend();
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.links()).isEqualTo(206));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_link set number = 7 where number = 6",
                "delete from audit_link",
                "truncate audit_link",
                "update audit_detail set sealed = 'sealed:'",
                "truncate audit_detail"
            })
    void the_database_refuses_to_change_links_and_details(String statement) {
        assertThatThrownBy(() -> database.execute(statement))
                .hasMessageContaining("entries of the audit log are never changed or removed");
    }

    @Test
    void another_installation_with_other_keys_cannot_pass_for_this_one() {
        var stranger = new SecretBox(SealingKeys.parse(SealingKeys.newKey("test", RANDOM)), RANDOM);
        assertThatThrownBy(() -> AuditChain.kept(database.jdbi(), stranger, RANDOM))
                .hasMessageContaining("opens with none of the keys");
    }

    @Test
    void an_export_can_be_verified_by_who_has_nothing_else() throws IOException {
        var lines = export(false);
        var digest = "";
        for (int n = 0; n < lines.size(); n++) {
            digest = digest(digest, lines.get(n));
            assertThat(digest).isEqualTo(lines.get(n).path("digest").asString());
            assertThat(lines.get(n).path("number").asLong()).isEqualTo(n + 1);
        }
        assertThat(lines).hasSize(7);
        assertThat(lines.getLast().path("act").asString()).isEqualTo("AUDIT_LOG_EXPORTED");
        assertThat(chain.head().orElseThrow().digest()).isEqualTo(digest);
    }

    @Test
    void details_stay_sealed_in_an_export_unless_they_are_asked_for() throws IOException {
        assertThat(export(false).toString()).doesNotContain("Janssens");
        var opened = export(true).get(1);
        assertThat(opened.path("sealedDetail").asString()).startsWith("sealed:");
        assertThat(opened.at("/changes/0/after").asString()).isEqualTo("Janssens");
    }

    @Test
    void a_head_is_read_as_it_is_written() {
        var head = chain.head().orElseThrow();
        assertThat(ChainHead.parse(head.toString())).contains(head);
        for (var wrong : List.of(
                "", "6", "6:", "0:" + head.digest(), "6:" + head.digest().substring(1), ":x")) {
            assertThat(ChainHead.parse(wrong)).as(wrong).isEmpty();
        }
    }

    /** As the operations manual describes it, with none of the product's code. */
    private static String digest(String previous, JsonNode line) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(netstring(previous));
            for (var field : List.of(
                    "number",
                    "id",
                    "happenedAt",
                    "actor",
                    "onBehalfOf",
                    "address",
                    "act",
                    "subject",
                    "details",
                    "detailDigest")) {
                sha.update(netstring(line.path(field).asString()));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] netstring(String text) {
        return (text.getBytes(StandardCharsets.UTF_8).length + ":" + text + ",").getBytes(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> export(boolean open) throws IOException {
        var writer = new StringWriter();
        audit.export().write(NORA, open, writer);
        return writer.toString()
                .lines()
                .map(line -> JsonMapper.builder().build().readTree(line))
                .toList();
    }

    private static Verification verify() {
        return audit.verifier().verify(Optional.empty());
    }

    private static Line changed(String uid) {
        return Line.of(Act.PASSHOLDER_UPDATED, uid)
                .with(seal.seal(uid, List.of(new ValueChange("name", "Peeters", "Janssens"))));
    }

    private static void write(Line line) {
        database.jdbi().useTransaction(handle -> AuditLog.write(handle, NORA, line, CLOCK.instant()));
    }

    /** What the owner of a table can do: without its triggers. */
    private static void byForce(String table, String statement) {
        database.jdbi().useTransaction(handle -> {
            handle.execute("alter table " + table + " disable trigger user");
            handle.execute(statement);
            handle.execute("alter table " + table + " enable trigger user");
        });
    }
}
