package org.spaarpunt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

    @Test
    void its_text_shows_no_password_wherever_it_stands() {
        DatabaseAddress address =
                new DatabaseAddress("jdbc:postgresql://db/points?password=hidden1", "spaarpunt", "hidden2");
        assertThat(address).hasToString("DatabaseAddress[jdbc:postgresql://db/points, user spaarpunt]");
    }
}
