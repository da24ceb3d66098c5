package org.spaarpunt.api3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spaarpunt.demo.DemoProfile;

/** A card system that says that an expired social tariff stops a check-in. */
class SocialTariffTest {
    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    private final Visit visit =
            Visit.inOrder(SERVER.jdbi()).but("update card_system set expired_social_tariff_stops = true where id = 2");

    @Test
    void an_expired_social_tariff_stops_a_check_in() {
        visit.but("update membership set social_tariff_until = '2026-11-21' where passholder_id = :passholder");

        assertThat(codeOfCheckIn()).isEqualTo("PASSHOLDER_NO_ACTIVE_CARDSYSTEMS");
    }

    @Test
    void a_social_tariff_lasts_until_the_end_of_its_last_day() {
        visit.but("update membership set social_tariff_until = '2026-11-22' where passholder_id = :passholder");

        SERVER.turnClockTo("2026-11-23T00:00:00+01:00");
        assertThat(codeOfCheckIn()).isEqualTo("PASSHOLDER_NO_ACTIVE_CARDSYSTEMS");

        SERVER.turnClockTo("2026-11-22T23:59:59+01:00");
        assertThat(codeOfCheckIn()).isEmpty();
    }

    @Test
    void who_never_had_a_social_tariff_is_not_stopped() {
        assertThat(codeOfCheckIn()).isEmpty();
    }

    @Test
    void an_active_membership_elsewhere_is_enough() {
        visit.but("update membership set social_tariff_until = '2020-12-31' where passholder_id = :passholder")
                .but(
                        "insert into membership (passholder_id, card_system_id, status) values (:passholder, 1, 'ACTIVE')");

        assertThat(codeOfCheckIn()).isEmpty();
    }

    /** Empty text when the check-in was granted. */
    private String codeOfCheckIn() {
        return SERVER.as(DemoProfile.COUNTER)
                .post("uitpas/passholder/checkin", "cdbid", visit.cdbid(), "uitpasNumber", visit.number())
                .code();
    }
}
