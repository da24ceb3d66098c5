package org.spaarpunt.api4.rewards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.api4.json.RewardJson;
import org.spaarpunt.api4.rewards.Beneficiaries.Named;
import org.spaarpunt.api4.wire.ApiCaller;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserPlace;
import org.spaarpunt.http.Response;
import org.spaarpunt.rewards.RedemptionHistory;
import org.spaarpunt.rewards.RedemptionHistory.Sought;
import org.spaarpunt.rewards.RedemptionOutcome;
import org.spaarpunt.rewards.RedemptionReference;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.RewardRedemption.Cancellation;
import org.spaarpunt.rewards.RewardSearch;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.rights.Visibility;
import org.spaarpunt.visits.CounterVisit;
import org.spaarpunt.visits.Wish;
import org.spaarpunt.visits.Workplace;

/** {@code POST} and {@code GET /rewards/redeemed}, and {@code DELETE /rewards/redeemed/{redeemedRewardId}}. */
final class RedemptionOperations {
    private static final int LONGEST_ID = 100;
    private static final int IN_THE_BODY = 400;

    private final CounterVisit visit;
    private final RewardSearch search;
    private final RedemptionHistory history;
    private final Beneficiaries beneficiaries;
    private final CallerPlaces places;
    private final RewardJson json;

    /**
     * What is to be redeemed.
     *
     * @param organizerId beyond the public document: where, if the caller acts for several organisers
     */
    private record Posted(String rewardId, String uitpasNumber, Optional<String> organizerId) {
        static Posted read(Fields fields) {
            return new Posted(
                    fields.text("rewardId", LONGEST_ID),
                    fields.text("uitpasNumber", LONGEST_ID),
                    fields.optionalText("organizerId", LONGEST_ID));
        }
    }

    private record Asked(
            Optional<String> number,
            Optional<String> passholderId,
            List<String> organizers,
            RewardQuery.Type type,
            String title,
            Slice slice) {}

    /** The parts of the features that this needs. */
    record Parts(CounterVisit visit, RewardSearch search, RedemptionHistory history) {}

    RedemptionOperations(Parts parts, Beneficiaries beneficiaries, CallerPlaces places, RewardJson json) {
        this.visit = parts.visit();
        this.search = parts.search();
        this.history = parts.history();
        this.beneficiaries = beneficiaries;
        this.places = places;
        this.json = json;
    }

    Response redeem(JsonRequest request) {
        return request.body(Posted::read)
                .answer(posted -> beneficiaries
                        .byNumber(request, posted.uitpasNumber(), ApiPermission.REWARDS_REDEEM)
                        .answer(named -> RewardOperations.id(posted.rewardId())
                                .flatMap(id -> search.one(id, Optional.empty()))
                                .map(offer -> redeem(request, posted, named, offer.reward()))
                                .orElseGet(() -> unknownReward().response())));
    }

    private Response redeem(JsonRequest request, Posted posted, Named named, Reward reward) {
        var may = places.of(request.caller()).stream()
                .filter(place -> place.may(ApiPermission.REWARDS_REDEEM))
                .filter(place -> posted.organizerId()
                        .filter(id -> !id.equals(place.organiserId()))
                        .isEmpty())
                .toList();
        if (may.isEmpty()) {
            return places.with(ApiPermission.REWARDS_REDEEM, request.caller()).isPresent()
                    ? CallerPlaces.forbidden(ApiPermission.REWARDS_REDEEM).response()
                    : handedOutByOthers().response();
        }
        return may.stream()
                .filter(place -> visit.handsOut(place.access(), place.counterKey(), reward))
                .findFirst()
                .map(place -> answer(request, named, outcome(request, place, named, reward)))
                .orElseGet(() -> handedOutElsewhere().response());
    }

    private RedemptionOutcome outcome(JsonRequest request, OrganiserPlace place, Named named, Reward reward) {
        var card = named.card().orElseThrow();
        var wish = new Wish.Redeem(reward.kind(), reward.id());
        return switch (places.viewer(request.caller(), place)) {
            case Viewer.Employee employee ->
                visit.redeem(
                        new Workplace(employee, place.counterKey()),
                        card,
                        named.passholder(),
                        wish,
                        request.idempotency());
            case Viewer.Agent agent -> visit.redeem(agent, card, named.passholder(), wish, request.idempotency());
            case Viewer.Application _, Viewer.Device _, Viewer.Self _, Viewer.FamilyOwner _, Viewer.Administrator _ ->
                throw new IllegalStateException("No caller of this API is such a viewer at a place");
        };
    }

    private Response answer(JsonRequest request, Named named, RedemptionOutcome outcome) {
        return switch (outcome) {
            case RedemptionOutcome.Redeemed redeemed ->
                request.marked(Json.response(201, redeemed(request, named, redeemed)), redeemed.isReplayed());
            case RedemptionOutcome.Refused(var reason) ->
                RedemptionProblems.of(reason).response();
            case RedemptionOutcome.UnknownReward _ -> unknownReward().response();
            case RedemptionOutcome.WrongCounter _ -> handedOutElsewhere().response();
            // Only the older protocol stored answers of that kind, and its requests have other digests.
            case RedemptionOutcome.RedeemedEarlier _, RedemptionOutcome.KeyMisused _ ->
                Problem.keyReused().response();
        };
    }

    private Object redeemed(JsonRequest request, Named named, RedemptionOutcome.Redeemed redeemed) {
        var reference = new RedemptionReference(named.passholder().id(), redeemed.id());
        var body = new LinkedHashMap<String, Object>();
        body.put("id", reference.text());
        body.put("reward", json.one(redeemed.reward(), request.arrival()));
        body.put("redeemDate", Json.time(redeemed.at()));
        // Beyond the public document: what the older call answers.
        body.put("totalPoints", redeemed.points());
        return body;
    }

    /** What one passholder redeemed, the latest first. */
    Response find(JsonRequest request) {
        return request.query(query -> {
                    var asked = new Asked(
                            query.text("uitpasNumber"),
                            query.text("passholderId"),
                            query.all("organizerId", "organiserId"),
                            query.choice("rewardType", List.of(RewardQuery.Type.values()))
                                    .orElse(RewardQuery.Type.ANY),
                            query.text("rewardTitle").orElse(""),
                            query.slice());
                    if (asked.number().isPresent() == asked.passholderId().isPresent()) {
                        query.wrong("uitpasNumber", "or \"passholderId\" is required, and not both");
                    }
                    return asked;
                })
                .answer(asked -> asked.number()
                        .map(number -> beneficiaries.byNumber(request, number, ApiPermission.REWARDS_READ))
                        .orElseGet(() -> beneficiaries.byId(
                                request, asked.passholderId().orElseThrow(), ApiPermission.REWARDS_READ))
                        .answer(named -> page(request, asked, named)));
    }

    private Response page(JsonRequest request, Asked asked, Named named) {
        var sought = new Sought(asked.type().kinds(), asked.title(), counters(request.caller(), asked, named));
        var page = history.latest(
                named.passholder().id(),
                sought,
                asked.slice().start(),
                asked.slice().limit());
        var rewards = rewards(request, page.redemptions());
        var member = page.redemptions().stream()
                .map(redemption -> {
                    var reference = new RedemptionReference(named.passholder().id(), redemption.id());
                    var body = new LinkedHashMap<String, Object>();
                    body.put("id", reference.text());
                    body.put("reward", rewards.getOrDefault(redemption.rewardId(), Map.of()));
                    body.put("redeemDate", Json.time(redemption.at()));
                    return body;
                })
                .toList();
        return Json.ok(Slice.page(page.total(), member));
    }

    private Map<Long, Map<String, Object>> rewards(JsonRequest request, List<RedemptionHistory.Brief> redemptions) {
        var ids = redemptions.stream().map(RedemptionHistory.Brief::rewardId).collect(Collectors.toSet());
        var rewards = search.all(ids);
        var written = json.all(rewards, request.arrival());
        return rewards.stream().collect(Collectors.toMap(Reward::id, reward -> written.get(rewards.indexOf(reward))));
    }

    /**
     * The counters whose redemptions are shown; empty: all. Of a passholder of another card system a caller sees only
     * what its own counters handed out.
     */
    private Optional<Set<Long>> counters(ApiCaller caller, Asked asked, Named named) {
        if (named.visibility() == Visibility.FULL && asked.organizers().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(places.of(caller).stream()
                .filter(place ->
                        asked.organizers().isEmpty() || asked.organizers().contains(place.organiserId()))
                .map(place -> place.access().counterId())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Cancels a redemption of one of the caller's counters. */
    Response cancel(JsonRequest request) {
        var may = places.of(request.caller()).stream()
                .filter(place -> place.may(ApiPermission.REWARDS_REDEEM))
                .toList();
        if (may.isEmpty()) {
            return CallerPlaces.forbidden(ApiPermission.REWARDS_REDEEM).response();
        }
        return RedemptionReference.parse(request.segment())
                .map(redemption -> cancelled(may.stream()
                        .map(place -> visit.cancel(redemption, place.access().counterId()))
                        .filter(outcome -> !(outcome instanceof Cancellation.OfAnotherCounter))
                        .findFirst()
                        .orElseGet(Cancellation.OfAnotherCounter::new)))
                .orElseGet(
                        () -> unknownRedemption("There is no such redemption.").response());
    }

    private static Response cancelled(Cancellation cancellation) {
        return switch (cancellation) {
            case Cancellation.Done _ -> Response.empty(204);
            // What another counter handed out is answered like what does not exist.
            case Cancellation.Unknown _, Cancellation.OfAnotherCounter _ ->
                unknownRedemption("There is no such redemption.").response();
            case Cancellation.TooLate _ ->
                unknownRedemption("The redemption can no longer be cancelled.")
                        .with("reason", "TOO_LATE")
                        .response();
        };
    }

    private static Problem unknownRedemption(String detail) {
        return Problem.of(ProblemType.REDEEMED_REWARD_NOT_FOUND, detail);
    }

    private static Problem unknownReward() {
        return RewardOperations.notFound().withStatus(IN_THE_BODY);
    }

    private static Problem handedOutElsewhere() {
        return CallerPlaces.forbidden(ApiPermission.REWARDS_REDEEM).with("reason", "OTHER_ORGANIZER");
    }

    /** Passholders redeem nothing by themselves. */
    private static Problem handedOutByOthers() {
        return Problem.of(ProblemType.REWARD_INVALID_REDEEM_TYPE, "The reward is handed out at a counter.");
    }
}
