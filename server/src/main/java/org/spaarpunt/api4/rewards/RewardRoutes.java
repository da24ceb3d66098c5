package org.spaarpunt.api4.rewards;

import static org.spaarpunt.api4.wire.Operation.WITH_CLIENT_ID;
import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import org.spaarpunt.api4.json.RewardJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.counters.OrganiserList;
import org.spaarpunt.counters.Organisers;
import org.spaarpunt.idempotency.RepeatedRequests;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.rewards.RewardRegister;
import org.spaarpunt.visits.CounterVisit;

/** The operations about rewards. */
public final class RewardRoutes {
    private RewardRoutes() {}

    /** What the operations need. */
    public record Parts(
            RewardFeature rewards,
            RewardRegister register,
            RepeatedRequests repeated,
            CounterVisit visit,
            PassholderLookup lookup,
            OrganiserList organisers,
            Organisers names) {}

    public static List<Operation> all(Parts parts, CallerPlaces places) {
        var rewards = parts.rewards();
        var json = new RewardJson(parts.names());
        var beneficiaries = new Beneficiaries(parts.lookup(), places);
        var offers = new RewardOperations(rewards.search(), parts.organisers(), beneficiaries, json);
        var redemptions = new RedemptionOperations(
                new RedemptionOperations.Parts(parts.visit(), rewards.search(), rewards.history()),
                beneficiaries,
                places,
                json);
        var writing = new RewardWriteOperations(parts, places, json);
        return List.of(
                Operation.get("/rewards", WITH_CLIENT_ID, offers::find),
                Operation.post("/rewards", WITH_TOKEN, writing::create),
                Operation.put("/rewards/{rewardId}", WITH_TOKEN, writing::change),
                Operation.get("/rewards/redeemed", WITH_TOKEN, redemptions::find),
                Operation.post("/rewards/redeemed", WITH_TOKEN, redemptions::redeem)
                        .keepingOutcomes(),
                Operation.delete("/rewards/redeemed/{redeemedRewardId}", WITH_TOKEN, redemptions::cancel),
                Operation.get("/rewards/{rewardId}", WITH_TOKEN, offers::show),
                Operation.get("/rewards/{rewardId}/redeem-status", WITH_TOKEN, offers::status));
    }
}
