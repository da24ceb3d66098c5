package org.spaarpunt.api3;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.spaarpunt.RunningServer;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.testing.Client;

/** A server with the demo data that one test class has for itself; before each test it is {@link RunningServer#START} again. */
final class OwnServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private @Nullable TestDatabase database;
    private @Nullable RunningServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        database = RunningServer.demoDatabase();
        server = RunningServer.on(database);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        turnClockTo(RunningServer.START);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running().close();
        dropDatabase();
    }

    Client as(DemoProfile profile) {
        return running().as(profile);
    }

    Jdbi jdbi() {
        return running().jdbi();
    }

    RunningServer running() {
        return Objects.requireNonNull(server);
    }

    /** Another server on the same database, which the test closes. */
    RunningServer secondServer() {
        return RunningServer.on(Objects.requireNonNull(database));
    }

    void turnClockTo(Instant moment) {
        running().clock().set(moment);
    }

    /** @param localTime in Brussels, with its offset, such as {@code 2026-11-22T12:00+01:00} */
    void turnClockTo(String localTime) {
        turnClockTo(OffsetDateTime.parse(localTime).toInstant());
    }

    /** Takes the database away from the running server, for good. */
    void dropDatabase() {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
