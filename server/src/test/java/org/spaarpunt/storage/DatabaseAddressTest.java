package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

    @Test
    void its_text_shows_no_password_wherever_it_stands() {
        DatabaseAddress address =
                new DatabaseAddress("jdbc:postgresql://db/points?password=hidden1", "spaarpunt", "hidden2");
        assertThat(address).hasToString("DatabaseAddress[jdbc:postgresql://db/points, user spaarpunt]");
        assertThat(new DatabaseAddress("jdbc:postgresql://ann:hidden3@db,db2:5433/points", "ann", "hidden4").place())
                .isEqualTo("jdbc:postgresql://db,db2:5433/points");
    }
}
