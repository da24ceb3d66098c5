package org.spaarpunt.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinOutcome.Holder;
import org.spaarpunt.checkins.CheckinOutcome.SavedCheckin;
import org.spaarpunt.checkins.CheckinOutcome.VisitedEvent;
import org.spaarpunt.idempotency.Rendering;
import org.spaarpunt.idempotency.UnreadableOutcomeException;
import org.spaarpunt.rewards.RedeemableReward;
import org.spaarpunt.storage.Outage;

/** What is kept of a check-in must be readable for as long as the check-in exists, so its form is written out here. */
class KeptCheckinTest {
    private static final Rendering AT_COUNTER =
            new Rendering("POST /uitpas/passholder/checkin", "https://punten.example");
    private static final Rendering BY_CODE = new Rendering("POST /uitpas/enduser/checkin", "https://punten.example");
    private static final VisitedEvent QUIZ = new VisitedEvent("quiz", "Quiz & bier", "kwb", "KWB");

    private static final SavedCheckin SAVED =
            new SavedCheckin(new CheckinReference(31, 8), "0930056878802", Instant.parse("2026-11-22T11:00:00Z"));

    private static final String KEPT_AT_COUNTER = """
            {"kind":"checkin","version":1,\
            "rendering":{"call":"POST /uitpas/passholder/checkin","site":"https://punten.example"},\
            "outcome":{"event":{"cdbid":"quiz","title":"Quiz & bier","organiserId":"kwb","organiserName":"KWB"},\
            "passholderId":31,"points":12,"savedPoints":2,"rewards":null,\
            "saved":{"reference":{"passholderId":31,"checkinId":8},"cardNumber":"0930056878802",\
            "at":"2026-11-22T11:00:00Z"}}}""";

    private static final String KEPT_BY_CODE = """
            {"kind":"checkin","version":1,\
            "rendering":{"call":"POST /uitpas/enduser/checkin","site":"https://punten.example"},\
            "outcome":{"event":{"cdbid":"quiz","title":"Quiz & bier","organiserId":"kwb","organiserName":"KWB"},\
            "passholderId":31,"points":12,"savedPoints":2,"rewards":[{"id":100,"title":"Koffie","points":10,\
            "description1":"een","description2":"","pictures":["/a.png"],"maxUnits":7,"inSpotlight":true}],\
            "saved":{"reference":{"passholderId":31,"checkinId":8},"cardNumber":"0930056878802",\
            "at":"2026-11-22T11:00:00Z"}}}""";

    @Test
    void a_check_in_at_a_counter_is_kept_with_its_totals_and_without_rewards() {
        var granted = granted(Optional.empty(), Optional.empty());
        assertThat(KeptCheckin.write(granted, AT_COUNTER)).isEqualTo(KEPT_AT_COUNTER);
        assertThat(KeptCheckin.<Reason.AtCounter>read(KEPT_AT_COUNTER))
                .isEqualTo(granted(Optional.empty(), Optional.of(AT_COUNTER)));
    }

    @Test
    void a_check_in_by_code_is_kept_with_the_rewards_that_its_answer_shows() {
        var rewards = Optional.of(
                List.of(new RedeemableReward(100, "Koffie", 10, "een", "", List.of("/a.png"), Optional.of(7), true)));
        assertThat(KeptCheckin.write(granted(rewards, Optional.empty()), BY_CODE))
                .isEqualTo(KEPT_BY_CODE);
        assertThat(KeptCheckin.<Reason.AtCounter>read(KEPT_BY_CODE)).isEqualTo(granted(rewards, Optional.of(BY_CODE)));
    }

    @Test
    void what_a_version_before_the_json_api_kept_is_read_without_what_it_left_out() {
        var earlier = KEPT_AT_COUNTER.replaceFirst(",\"saved\".*", "}}");
        assertThat(KeptCheckin.<Reason.AtCounter>read(earlier).saved()).isEmpty();
        assertThat(KeptCheckin.<Reason.AtCounter>read(earlier).holder()).isEqualTo(new Holder(31, 12));
    }

    @Test
    void what_a_later_version_kept_cannot_be_read_yet_which_is_an_outage() {
        for (var later : List.of(
                KEPT_AT_COUNTER.replace("\"version\":1", "\"version\":2"),
                KEPT_AT_COUNTER.replace("\"kind\":\"checkin\"", "\"kind\":\"ticket\""))) {
            assertThatThrownBy(() -> KeptCheckin.read(later))
                    .isInstanceOf(UnreadableOutcomeException.class)
                    .matches(Outage::caused);
        }
    }

    private static Granted<Reason.AtCounter> granted(
            Optional<List<RedeemableReward>> rewards, Optional<Rendering> first) {
        return new Granted<>(QUIZ, new Holder(31, 12), 2, rewards, Optional.of(SAVED), first);
    }
}
