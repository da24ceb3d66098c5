package org.spaarpunt.passes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spaarpunt.administration.TestAdministration.NORA;
import static org.spaarpunt.administration.TestAdministration.done;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Outcome.Unchanged;
import org.spaarpunt.acts.Outcome.Unknown;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.TestAdministration;

class CardSystemsTest {
    private static TestAdministration office;
    private static CardSystems cardSystems;

    @BeforeAll
    static void open() {
        office = new TestAdministration();
        cardSystems = office.administration.cardSystems();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void a_card_system_gets_the_number_it_is_given_or_the_next() {
        assertThat(done(cardSystems.create(NORA, Optional.of(40L), "UiTPAS Gent")))
                .isEqualTo(40);
        assertThat(done(cardSystems.create(NORA, Optional.empty(), "UiTPAS Oostende")))
                .isEqualTo(41);
        assertThat(office.log("41")).containsExactly("uid-of-nora|203.0.113.7|CARD_SYSTEM_CREATED|UiTPAS Oostende");
        assertThat(cardSystems.create(NORA, Optional.of(40L), "Another"))
                .isEqualTo(new Rejected<>(Input.NUMBER, Refusal.TAKEN));
        assertThat(cardSystems.create(NORA, Optional.of(0L), "Another"))
                .isEqualTo(new Rejected<>(Input.NUMBER, Refusal.BAD_NUMBER));
    }

    @Test
    void a_card_system_is_renamed_unless_another_has_the_name() {
        done(cardSystems.create(NORA, Optional.of(50L), "Old"));
        done(cardSystems.rename(NORA, 50, "New"));
        assertThat(cardSystems.rename(NORA, 50, "New")).isEqualTo(new Unchanged<>());
        assertThat(cardSystems.rename(NORA, 50, "UiTPAS Dender")).isEqualTo(new Rejected<>(Input.NAME, Refusal.TAKEN));
        assertThat(cardSystems.rename(NORA, 999, "New")).isEqualTo(new Unknown<>(Subject.CARD_SYSTEM, "999"));
        assertThat(office.log("50"))
                .containsExactly(
                        "uid-of-nora|203.0.113.7|CARD_SYSTEM_RENAMED|New",
                        "uid-of-nora|203.0.113.7|CARD_SYSTEM_CREATED|Old");
    }

    @Test
    void whether_an_expired_social_tariff_stops_is_said_for_each_card_system() {
        done(cardSystems.setExpiredSocialTariffStops(NORA, 2, true));
        assertThat(cardSystems.setExpiredSocialTariffStops(NORA, 2, true)).isEqualTo(new Unchanged<>());
        assertThat(cardSystems.list())
                .contains(
                        new CardSystems.Details(1, "UiTPAS Dender", false),
                        new CardSystems.Details(2, "UiTPAS Aalst", true));
    }
}
