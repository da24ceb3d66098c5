package org.spaarpunt.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.codes.CodeDigest;
import org.spaarpunt.devices.DeviceSetup;
import org.spaarpunt.events.CalendarJson;
import org.spaarpunt.events.CheckinLimit;
import org.spaarpunt.events.WindowMargins;
import org.spaarpunt.passholders.NationalNumbers;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Timestamps;

/** Loads the demo data. Loading it again moves its dates to the new day and keeps everything else as users left it. */
public final class DemoData {
    private static final List<String> BEFORE_EVENTS = List.of(
            "earlier.sql",
            "identity.sql",
            "people.sql",
            "counters.sql",
            "registration.sql",
            "rewards.sql",
            "points.sql");

    private static final List<String> AFTER_EVENTS = List.of("devices.sql");

    private static final String SAVE_EVENT = """
            insert into event (cdbid, title, organiser_id, location_id, calendar, points, limit_volume, limit_period, city,
                               opens_before_min, closes_after_min, source)
            select :cdbid, :title, organiser.id, location.id, :calendar::jsonb, :points, :limitVolume, :limitPeriod,
                   counter.city, :opensBefore, :closesAfter, 'LOCAL'
            from organisation organiser, organisation location
            join counter on counter.organisation_id = location.id
            where organiser.external_id = :organiser and location.external_id = :location
            on conflict (cdbid) do update
            set calendar = excluded.calendar, city = excluded.city, source = coalesce(event.source, excluded.source)
            """;

    private static final String SAVE_CODE = """
            insert into checkin_code (digest, event_id, valid_from, valid_to)
            select :digest, id, :from, :to from event where cdbid = :cdbid
            on conflict (digest) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to
            """;

    private static final String SAVE_SETUP_CODE = """
            update device set setup_digest = :digest, setup_ends_at = :endsAt
            where consumer_key = 'demo-kiosk' and setup_digest is null
            """;

    private static final String ADD_PASSHOLDERS = """
            with added as (
                insert into passholder (uid, first_name, name, city)
                select number, 'Demo', number, 'Aalst' from unnest(:cardNumbers) number
                returning id, uid as number
            ),
            members as (
                insert into membership (passholder_id, card_system_id, status)
                select id, 1, 'ACTIVE' from added
            )
            insert into card (number, chip, card_system_id, status, passholder_id)
            select number, '0' || number, 1, 'ACTIVE', id from added
            """;

    private final Handle handle;
    private final Instant now;

    private DemoData(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    /**
     * Loads all of it or nothing; the events' dates follow {@code now}.
     *
     * @param box seals what must not be readable in the database
     * @param random makes the key by which national numbers are found, if it does not exist yet
     */
    public static void load(Jdbi jdbi, SecretBox box, SecureRandom random, Instant now) {
        var sealed = new SealedRows(box, NationalNumbers.with(jdbi, box, random));
        jdbi.useTransaction(handle -> {
            new DemoData(handle, now).load();
            sealed.save(handle);
        });
    }

    /** Removes the limits on check-ins for good; loading the demo data again does not restore them. */
    public static void liftLimits(Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute("update event set limit_volume = null, limit_period = null"));
    }

    /** Adds a passholder for each card, of the first card system of the demo. */
    public static void addPassholders(Jdbi jdbi, List<String> cardNumbers) {
        jdbi.useHandle(handle -> handle.createUpdate(ADD_PASSHOLDERS)
                .bindArray("cardNumbers", String.class, cardNumbers)
                .execute());
    }

    private void load() {
        run(BEFORE_EVENTS);
        DemoEvent.on(now).forEach(this::save);
        saveCodes();
        run(AFTER_EVENTS);
        saveSetupCode();
    }

    private void run(List<String> scripts) {
        scripts.forEach(script -> handle.createScript(read(script)).execute());
    }

    private void save(DemoEvent event) {
        handle.createUpdate(SAVE_EVENT)
                .bind("cdbid", event.cdbid())
                .bind("title", event.title())
                .bind("organiser", event.organiser())
                .bind("location", event.location())
                .bind("calendar", CalendarJson.write(event.calendar()))
                .bind("points", event.points())
                .bind("opensBefore", WindowMargins.DEFAULT.before().toMinutes())
                .bind("closesAfter", WindowMargins.DEFAULT.after().toMinutes())
                .bind("limitVolume", event.limit().map(CheckinLimit::volume))
                .bind("limitPeriod", event.limit().map(CheckinLimit::period).map(Enum::name))
                .execute();
    }

    private void saveCodes() {
        var past = now.minus(Duration.ofDays(365));
        var future = now.plus(Duration.ofDays(3650));
        saveCode("demo-permanent", DemoEvent.PERMANENT, past, future);
        saveCode("12345678", DemoEvent.PERMANENT_BY_CULTUURNET, past, future);
        saveCode("demo-today", "demo-today", past, now.plus(Duration.ofDays(2)));
        saveCode("demo-over", "demo-over", past, DemoEvent.endOfDemoOver(now));
    }

    /** As it stands in the documentation of the demo. A device that was set up with it stays set up. */
    private void saveSetupCode() {
        handle.createUpdate(SAVE_SETUP_CODE)
                .bind("digest", DeviceSetup.digestOfCode("DEMO-KIOSK"))
                .bind("endsAt", Timestamps.bound(now.plus(Duration.ofDays(3650))))
                .execute();
    }

    private void saveCode(String code, String cdbid, Instant from, Instant to) {
        handle.createUpdate(SAVE_CODE)
                .bind("digest", CodeDigest.of(code))
                .bind("cdbid", cdbid)
                .bind("from", Timestamps.bound(from))
                .bind("to", Timestamps.bound(to))
                .execute();
    }

    private static String read(String script) {
        try (var resource = Objects.requireNonNull(DemoData.class.getResourceAsStream(script), script)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
