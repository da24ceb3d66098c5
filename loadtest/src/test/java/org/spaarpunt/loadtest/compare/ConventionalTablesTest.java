package org.spaarpunt.loadtest.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.spaarpunt.loadtest.machine.Belongings;
import org.spaarpunt.loadtest.program.Stage;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.world.Fill;
import org.spaarpunt.loadtest.world.World;

/** The conventional server has the world of ours, whatever the schema of ours has become. */
class ConventionalTablesTest {
    private static final Tools TOOLS =
            new Tools(Clock.systemUTC(), new SecureRandom(), new PrintStream(OutputStream.nullOutputStream()));

    @Test
    void the_conventional_server_has_the_world_of_ours() throws Exception {
        try (var belongings = new Belongings()) {
            var stage =
                    Stage.set(Optional.empty(), new Fill.Size(50, 0, 2), belongings, TOOLS.random(), TOOLS.people());
            var tables = new ConventionalTables(stage.jdbi(), Sources.ofThisProgram(TOOLS));
            tables.make(stage.database().box());
            var world = World.forRun(stage.jdbi(), stage.database().box(), "new", World.NewEvents.weekly(3));
            tables.copyEvents();
            assertThat(text(stage.jdbi(), "select secret from conventional.consumer"))
                    .isEqualTo(world.keys().consumerSecret());
            assertThat(text(stage.jdbi(), "select count(*) from conventional.card where status = 'ACTIVE'"))
                    .isEqualTo("50");
            assertThat(text(stage.jdbi(), "select count(*) from conventional.membership where active"))
                    .isEqualTo("50");
            assertThat(text(stage.jdbi(), "select count(*) from conventional.event where cdbid like 'load-new-%'"))
                    .isEqualTo("3");
            assertThat(text(stage.jdbi(), "select count(*) from conventional.unbalanced"))
                    .isEqualTo("0");
        }
    }

    private static String text(Jdbi jdbi, String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(String.class).one());
    }
}
