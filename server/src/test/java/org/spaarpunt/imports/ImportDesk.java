package org.spaarpunt.imports;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.spaarpunt.DemoDatabase;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.imports.ImportOutcome.Flaw;
import org.spaarpunt.imports.ImportOutcome.Imported;
import org.spaarpunt.imports.ImportOutcome.Refused;

/** Imports into a database with the demo data for one test class, from texts that stand for files; each test begins with the demo data. */
final class ImportDesk implements BeforeEachCallback, AfterAllCallback {
    static final Actor ACTOR = new Actor.CommandLine();

    final DemoDatabase database = DemoDatabase.open();
    final Imports imports = database.features().imports();

    Imported cards(String text) {
        return (Imported) cards(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    ImportOutcome cards(byte[] bytes, Optional<Long> cardSystem) {
        return imports.cards(ACTOR, file(bytes), cardSystem);
    }

    Imported passholders(String text) {
        return (Imported) imports.passholders(ACTOR, file(text.getBytes(StandardCharsets.UTF_8)));
    }

    Imported events(String text) {
        return (Imported) imports.events(ACTOR, List.of(file(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Several files in one run. */
    ImportOutcome events(String... texts) {
        return imports.events(ACTOR, files(texts));
    }

    /** What is skipped of several files of UiTdatabank, event by event. */
    List<String> skipped(String... texts) {
        return texts(((Imported) events(texts)).skipped().flaws());
    }

    Imported rewards(String text) {
        return (Imported) imports.rewards(ACTOR, file(text.getBytes(StandardCharsets.UTF_8)));
    }

    Imported counters(String text) {
        return (Imported) imports.counters(ACTOR, file(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What is wrong with a file, line by line, which must leave no trace. */
    List<String> flaws(BiFunction<Imports, Imports.File, ImportOutcome> act, String text) {
        return flaws(act, text.getBytes(StandardCharsets.UTF_8));
    }

    List<String> flaws(BiFunction<Imports, Imports.File, ImportOutcome> act, byte[] bytes) {
        var before = everything();
        var refused = (Refused) act.apply(imports, file(bytes));
        if (!everything().equals(before)) {
            throw new AssertionError("A file that was refused changed something");
        }
        return texts(refused.flaws());
    }

    private static List<String> texts(List<Flaw> flaws) {
        return flaws.stream().map(flaw -> flaw.line() + " " + flaw.reason()).toList();
    }

    private static List<Imports.File> files(String... texts) {
        return Stream.of(texts)
                .map(text -> file(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private List<String> everything() {
        return database.texts("""
                select card::text from card union all select passholder::text from passholder
                union all select membership::text from membership union all select event::text from event
                union all select organisation::text from organisation union all select audit_entry::text from audit_entry
                union all select reward::text from reward union all select reward_city::text from reward_city
                union all select reward_card_system::text from reward_card_system
                union all select counter::text from counter union all select counter_group::text from counter_group
                union all select consumer::text from consumer
                order by 1
                """);
    }

    private static Imports.File file(byte[] bytes) {
        return new Imports.File("file.csv", () -> Imports.reader(new ByteArrayInputStream(bytes)));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        database.restore();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database.close();
    }

    /** Removes the demo's events, and the organisations that are no counter's. */
    void forgetEvents() {
        database.execute("delete from checkin_code");
        database.execute("update device set event_id = null, counter_id = null where event_id is not null");
        database.execute("delete from event");
        database.execute(
                "delete from organisation where id not in (select organisation_id from counter where organisation_id is not null)");
    }
}
