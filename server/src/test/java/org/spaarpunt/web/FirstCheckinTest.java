package org.spaarpunt.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.RunningServer;
import org.spaarpunt.accounts.Users.Invited;
import org.spaarpunt.accounts.Users.NewUser;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.storage.TestPostgres;
import org.spaarpunt.testing.Answer;

/** An installation without anything but its first administrator reaches its first check-in on pages alone. */
class FirstCheckinTest {
    private static final String PASSWORD = "een zin die lang genoeg is";
    private static final Pattern SHOWN = Pattern.compile("<output class=\"secret\">([^<]+)</output>");
    private static final Pattern BACK = Pattern.compile("/admin/counters/([^\"?]+)");

    private static TestDatabase database;
    private static RunningServer server;

    private @Nullable PlainClient administrator;

    @BeforeAll
    static void start() {
        database = TestPostgres.emptyDatabase();
        server = RunningServer.on(database.address(), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void an_empty_installation_reaches_its_first_check_in_by_browser_alone() {
        administrator = accepted(bootstrapped(), "baas");
        assertThat(step("CARD_SYSTEM")).isEqualTo("false");

        send("/admin/card-systems", "act", "create", "name", "Stadspas");
        var counter = madeCounter();
        send(counter.page(), "act", "put", "group", "Checkin and Ticket balies", "cardSystem", "1");
        var invitation = invited();
        send(counter.page(), "act", "member", "who", "els");

        assertBadLineNamed();
        imported("cards", "number,chip\n0900000500000,04AA0000000001\n0900000500109,04AA0000000002\n");
        imported(
                "passholders",
                "uid,firstName,name,city,cardSystem,card,dateOfBirth\np1,Jef,Peeters,Aalst,1,0900000500000,1985-03-02\n");
        imported("events", "cdbid,title,organiser,calendar\nopen-dag,Open dag," + counter.key() + ",permanent\n");
        imported("rewards", "id,title,points,from,to,cardSystems\n1,Kopje koffie,1,2026-01-01,2027-12-31,1\n");
        assertThat(administrator().get("/admin").body()).doesNotContain("data-step=");

        var employee = accepted(invitation, "els");
        var scan = "/counter/" + counter.key() + "/scan?event=open-dag";
        var page = employee.get(scan);
        assertThat(page.status()).isEqualTo(200);
        var answer = employee.send(
                "/counter/" + counter.key() + "/scan",
                "formToken",
                employee.formToken(),
                "event",
                "open-dag",
                "once",
                PlainClient.field(page, "once"),
                "card",
                "0900000500000");
        var shown = answer.header("Location").map(employee::get).orElse(answer);
        assertThat(shown.body()).contains("data-outcome=\"granted\"", "Jef Peeters");
        assertThat(count("checkin")).isOne();
        assertThat(server.unbalanced()).isEmpty();
        assertThat(administrator().get("/admin/health?follow=yes").body())
                .contains("http-equiv=\"refresh\"", "vandaag 12:00", "data-errors=\"0\"");
    }

    private record Counter(String key) {
        String page() {
            return "/admin/counters/" + key;
        }
    }

    /** The link that the command prints. */
    private static String bootstrapped() {
        var outcome = server.features()
                .administration()
                .administrators()
                .bootstrap(new Actor.CommandLine(), new NewUser("baas", "baas@stad.example", "Bo", "Baas"));
        return "/invitation/" + ((Outcome.Done<Invited>) outcome).result().link();
    }

    /** Somebody who has followed the link of an invitation and chosen a password. */
    private static PlainClient accepted(String link, String nick) {
        var client = new PlainClient(server.uri());
        assertThat(client.get(link).status()).isEqualTo(200);
        assertThat(client.send(link, "wanted", PASSWORD).status()).isEqualTo(303);
        assertThat(client.send("/sign-in", "username", nick, "password", PASSWORD)
                        .status())
                .isEqualTo(303);
        return client;
    }

    private String step(String step) {
        var found = Pattern.compile("data-step=\"" + step + "\" data-done=\"(\\w+)\"")
                .matcher(administrator().get("/admin").body());
        return found.find() ? found.group(1) : "";
    }

    private Answer send(String path, String... fields) {
        var all = new ArrayList<>(List.of("formToken", administrator().formToken()));
        all.addAll(List.of(fields));
        var answer = administrator().send(path, all.toArray(String[]::new));
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(303);
        return answer;
    }

    private Counter madeCounter() {
        var once = PlainClient.field(administrator().get("/admin/counters/new"), "once");
        var receipt = send("/admin/counters", "name", "De Markt", "once", once)
                .header("Location")
                .orElseThrow();
        var page = administrator().get(receipt);
        assertThat(SHOWN.matcher(page.body()).find()).isTrue();
        assertReloadChangesNothing(receipt);
        var link = BACK.matcher(page.body());
        while (link.find()) {
            if (!link.group(1).equals("new")) {
                return new Counter(link.group(1));
            }
        }
        throw new AssertionError("no link to the counter");
    }

    private String invited() {
        var once = PlainClient.field(administrator().get("/admin/users/new"), "once");
        var receipt = send(
                        "/admin/users",
                        "nick",
                        "els",
                        "email",
                        "els@stad.example",
                        "givenName",
                        "Els",
                        "familyName",
                        "Maes",
                        "once",
                        once)
                .header("Location")
                .orElseThrow();
        var link = SHOWN.matcher(administrator().get(receipt).body());
        assertThat(link.find()).isTrue();
        assertReloadChangesNothing(receipt);
        return link.group(1).substring(link.group(1).indexOf("/invitation/"));
    }

    private void assertReloadChangesNothing(String receipt) {
        long entries = entries();
        assertThat(SHOWN.matcher(administrator().get(receipt).body()).find()).isFalse();
        assertThat(entries()).isEqualTo(entries);
    }

    private static long entries() {
        return count("audit_entry");
    }

    private static long count(String table) {
        return server.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }

    private String preview(String kind, String content) {
        var sent = administrator()
                .upload(
                        "/admin/imports",
                        kind + ".csv",
                        content.getBytes(UTF_8),
                        "formToken",
                        administrator().formToken(),
                        "kind",
                        kind);
        assertThat(sent.status()).isEqualTo(303);
        return sent.header("Location").orElseThrow();
    }

    private void imported(String kind, String content) {
        var preview = preview(kind, content);
        var page = administrator().get(preview);
        assertThat(page.body()).as(kind).contains("data-action=\"confirm\"");
        send(preview, "act", "import", "digest", PlainClient.field(page, "digest"));
        assertThat(administrator().get(preview).body()).contains("is ingelezen");
    }

    private void assertBadLineNamed() {
        var bad = preview("cards", "number,chip\n0900000500000,04AA0000000001\n0900000500108,04AA0000000002\n");
        assertThat(administrator().get(bad).body())
                .contains("data-line=\"3\"")
                .doesNotContain("data-action=\"confirm\"");
    }

    private PlainClient administrator() {
        return Objects.requireNonNull(administrator);
    }
}
