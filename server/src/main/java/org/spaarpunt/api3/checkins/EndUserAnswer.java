package org.spaarpunt.api3.checkins;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.api3.wire.CodeAnswer;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.RequestContext;
import org.spaarpunt.checkins.CheckinOutcome.VisitedEvent;
import org.spaarpunt.events.Event;
import org.spaarpunt.rewards.RedeemableReward;

/** The answer to a check-in by code, granted or refused; the names are those of the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record EndUserAnswer(
        ErrorCode code,
        Optional<String> message,
        Optional<Integer> points,
        Optional<Integer> savedPoints,
        Optional<EventBody> event,
        List<PointsPromotion> pointsPromotions)
        implements CodeAnswer {

    record EventBody(String id, String title, Organiser organiser) {
        static EventBody of(VisitedEvent event) {
            return new EventBody(
                    event.cdbid(), event.title(), new Organiser(event.organiserId(), event.organiserName()));
        }

        static EventBody of(Event event) {
            return of(VisitedEvent.of(event));
        }
    }

    record Organiser(String id, String name) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PointsPromotion(
            long id,
            String title,
            int points,
            String description1,
            String description2,
            List<String> pictures,
            Optional<Integer> maxAvailableUnits,
            boolean inSpotlight) {
        static PointsPromotion of(RedeemableReward reward, RequestContext arrival) {
            return new PointsPromotion(
                    reward.id(),
                    reward.title(),
                    reward.points(),
                    reward.description1(),
                    reward.description2(),
                    reward.pictures().stream().map(arrival::address).toList(),
                    reward.maxUnits(),
                    reward.inSpotlight());
        }
    }
}
