package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientDataSourceTest {
    private final TestDatabase database = TestPostgres.emptyDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void who_finds_nobody_there_is_let_in_as_soon_as_somebody_is() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int port = freePort();
            Future<Boolean> connected = threads.submit(() -> {
                try (Connection connection = at(port, database.address().password())) {
                    return connection.isValid(1);
                }
            });
            Thread.sleep(200);
            assertThat(connected.isDone()).isFalse();
            try (var door = new ServerSocket()) {
                door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                Future<Long> carried = threads.submit(() -> letThrough(door));
                assertThat(connected.get(30, TimeUnit.SECONDS)).isTrue();
                assertThat(carried.get(30, TimeUnit.SECONDS)).isPositive();
            }
        }
    }

    @Test
    void who_is_refused_for_good_does_not_knock_again() {
        var refused = CompletableFuture.supplyAsync(() -> {
            try (var _ = at(uri().getPort(), "not-the-password")) {
                return "let in";
            } catch (SQLException refusal) {
                return refusal.getSQLState();
            }
        });
        assertThat(refused).succeedsWithin(Duration.ofSeconds(9)).isEqualTo("28P01");
    }

    private Connection at(int port, String password) throws SQLException {
        var source = new PatientDataSource(Duration.ofSeconds(30), "");
        source.setUrl(database.address().jdbcUrl().replace(":" + uri().getPort() + "/", ":" + port + "/"));
        source.setUser(database.address().user());
        source.setPassword(password);
        return source.getConnection();
    }

    private URI uri() {
        return URI.create(database.address().jdbcUrl().substring("jdbc:".length()));
    }

    private static int freePort() throws IOException {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** Carries one connection to the database and back, until it ends; how many bytes went there. */
    private long letThrough(ServerSocket door) throws Exception {
        try (Socket client = door.accept();
                Socket server = new Socket(uri().getHost(), uri().getPort());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> there = threads.submit(() -> client.getInputStream().transferTo(server.getOutputStream()));
            server.getInputStream().transferTo(client.getOutputStream());
            return there.get();
        }
    }
}
