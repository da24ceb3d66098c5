package org.spaarpunt.loadtest.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void the_load_is_that_before_anything_was_built() throws IOException {
        assertThat(Machine.figures(Optional.of("0.42"))).containsEntry("loadBefore", 0.42);
        assertThat(Machine.figures(Optional.empty())).containsKey("loadBefore");
    }
}
