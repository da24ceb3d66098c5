package org.spaarpunt.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spaarpunt.events.PlaceSearch.Place;

/** What tells places apart in a list. */
class PlaceTest {
    private static final Place IN_AALST = place("hall-1", "Zaal Familia", "", "Aalst");
    private static final Place ALSO_IN_AALST = place("hall-2", "Zaal familia", "", "Aalst");
    private static final Place IN_A_STREET = place("hall-3", "Zaal Familia", "Kerkstraat 3", "Aalst");
    private static final Place IN_GENT = place("hall-4", "Zaal Familia", "", "Gent");
    private static final Place NOWHERE = place("hall-5", "Zaal Familia", "", "");

    @Test
    void an_address_of_its_own_is_enough() {
        var all = List.of(IN_AALST, IN_A_STREET, IN_GENT, NOWHERE);

        assertThat(all)
                .extracting(place -> place.among(all))
                .containsExactly("Aalst", "Kerkstraat 3, Aalst", "Gent", "");
    }

    @Test
    void where_name_and_address_are_alike_the_id_is_added() {
        var all = List.of(IN_AALST, ALSO_IN_AALST, IN_GENT);

        assertThat(all).extracting(place -> place.among(all)).containsExactly("Aalst, hall-1", "Aalst, hall-2", "Gent");
    }

    private static Place place(String id, String name, String street, String city) {
        return new Place(new Organisation(id.hashCode(), id, name), street, city);
    }
}
