package org.spaarpunt.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spaarpunt.storage.TestServer;

class PostgresBinariesTest {

    @TempDir
    Path cache;

    @Test
    void unpacking_twice_at_the_same_time_leaves_one_whole_copy() throws Exception {
        Callable<PostgresBinaries> unpacking = () -> PostgresBinaries.unpackedUnder(cache);
        try (var executor = Executors.newFixedThreadPool(2)) {
            List<Future<PostgresBinaries>> both = executor.invokeAll(List.of(unpacking, unpacking));
            assertThat(both.getFirst().get()).isEqualTo(both.getLast().get());
        }
        assertThat(directoriesIn(cache)).hasSize(1).allMatch(name -> name.matches(".*18\\.6.*-[0-9a-f]{8}"));
    }

    @Test
    void knows_its_major_version() throws IOException {
        assertThat(PostgresBinaries.unpackedUnder(TestServer.binaries()).majorVersion())
                .isEqualTo("18");
    }

    private static List<String> directoriesIn(Path parent) throws IOException {
        try (Stream<Path> paths = Files.list(parent)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }
}
