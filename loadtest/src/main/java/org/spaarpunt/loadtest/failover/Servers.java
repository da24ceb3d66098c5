package org.spaarpunt.loadtest.failover;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.machine.ServerUnderTest;
import org.spaarpunt.storage.DatabaseAddress;

/** The two servers on a cluster, which reach its primary in different ways. */
record Servers(Member behindProxy, Member withSeveralHosts) {

    /** @param sealingKeys those of all servers on the database */
    static Servers start(Cluster cluster, String sealingKeys, Path logs, Belongings belongings) throws IOException {
        return new Servers(
                belongings.own(Member.start("proxy", cluster.byProxy(), sealingKeys, logs)),
                belongings.own(Member.start("hosts", cluster.bySeveralHosts(), sealingKeys, logs)));
    }

    List<Member> all() {
        return List.of(behindProxy, withSeveralHosts);
    }

    /** A server that can be killed and started again at the same address. */
    static final class Member implements AutoCloseable {
        private final String name;
        private final Map<String, String> settings;
        private final Path log;
        private ServerUnderTest server;

        private Member(String name, Map<String, String> settings, Path log, ServerUnderTest server) {
            this.name = name;
            this.settings = settings;
            this.log = log;
            this.server = server;
        }

        private static Member start(String name, DatabaseAddress database, String sealingKeys, Path logs)
                throws IOException {
            var settings = Map.of(
                    "SPAARPUNT_DATABASE_URL", database.jdbcUrl(),
                    "SPAARPUNT_DATABASE_USER", database.user(),
                    "SPAARPUNT_DATABASE_PASSWORD", database.password(),
                    "SPAARPUNT_SECRET_KEYS", sealingKeys);
            var log = logs.resolve("server-" + name + ".log");
            return new Member(name, settings, log, ServerUnderTest.start(settings, log));
        }

        String name() {
            return name;
        }

        URI url() {
            return server.url();
        }

        long logLines() throws IOException {
            try (var lines = Files.lines(log)) {
                return lines.count();
            }
        }

        void kill() {
            server.kill();
        }

        void restart() throws IOException {
            var again = new HashMap<>(settings);
            again.put("SPAARPUNT_PORT", Integer.toString(server.url().getPort()));
            server = ServerUnderTest.start(again, log);
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
