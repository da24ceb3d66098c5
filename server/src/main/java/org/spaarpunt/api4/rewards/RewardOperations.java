package org.spaarpunt.api4.rewards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.spaarpunt.api4.json.RewardJson;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.counters.OrganiserList;
import org.spaarpunt.http.Response;
import org.spaarpunt.languages.Language;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.rewards.CashInState;
import org.spaarpunt.rewards.CashInState.NotPossible;
import org.spaarpunt.rewards.Offer;
import org.spaarpunt.rewards.OfferFilter;
import org.spaarpunt.rewards.RewardSearch;
import org.spaarpunt.rewards.RewardSearch.Result;
import org.spaarpunt.rewards.RewardSearch.Share;

/** {@code GET /rewards}, {@code GET /rewards/{rewardId}} and its {@code redeem-status}. What is offered is public. */
final class RewardOperations {
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final int NAMED_OUTSIDE_THE_PATH = 400;

    private final RewardSearch search;
    private final OrganiserList organisers;
    private final Beneficiaries beneficiaries;
    private final RewardJson json;

    RewardOperations(RewardSearch search, OrganiserList organisers, Beneficiaries beneficiaries, RewardJson json) {
        this.search = search;
        this.organisers = organisers;
        this.beneficiaries = beneficiaries;
        this.json = json;
    }

    Response find(JsonRequest request) {
        return request.query(RewardQuery::read).answer(asked -> {
            var ids = asked.criteria().offered().organisers();
            if (!ids.isEmpty() && !organisers.find(ids).keySet().containsAll(ids)) {
                return organizerNotFound().response();
            }
            return asked.passholderId()
                    .map(uid -> beneficiaries
                            .byId(request, uid, ApiPermission.REWARDS_PASSHOLDERS_READ)
                            .answer(named -> page(
                                    request,
                                    asked,
                                    Optional.of(named.passholder().id()),
                                    search.redeemedOrPossible(
                                            asked.criteria(),
                                            named.passholder().id(),
                                            OfferFilter.POSSIBLE,
                                            asked.page()))))
                    .orElseGet(() -> page(
                            request,
                            asked,
                            Optional.empty(),
                            search.find(asked.criteria(), Optional.empty(), asked.page())));
        });
    }

    private Response page(JsonRequest request, RewardQuery asked, Optional<Long> passholderId, Result result) {
        if (asked.matchesNothing()) {
            return Json.ok(with(asked.facets(), List.of(), Slice.page(0, List.of())));
        }
        return switch (result) {
            case Result.Page(var offers, var total) -> {
                var shown = json.all(offers.stream().map(Offer::reward).toList(), request.arrival());
                var shares =
                        asked.facets().isEmpty() ? List.<Share>of() : search.shares(asked.criteria(), passholderId);
                yield Json.ok(with(asked.facets(), shares, Slice.page(total, shown)));
            }
            case Result.UnknownCounter _ -> organizerNotFound().response();
            case Result.UnknownCardSystem _ ->
                Problem.of(ProblemType.CARD_SYSTEM_NOT_FOUND, "There is no card system with this owningCardSystemId.")
                        .withStatus(NAMED_OUTSIDE_THE_PATH)
                        .response();
        };
    }

    private static Map<String, Object> with(Set<String> facets, List<Share> shares, Map<String, Object> page) {
        if (!facets.isEmpty()) {
            page.put("facet", RewardFacets.of(facets, shares));
        }
        return page;
    }

    private static Problem organizerNotFound() {
        return Problem.of(ProblemType.ORGANIZER_NOT_FOUND, "There is no organizer with this organizerId.")
                .withStatus(NAMED_OUTSIDE_THE_PATH);
    }

    Response show(JsonRequest request) {
        return id(request.segment())
                .flatMap(id -> search.one(id, Optional.empty()))
                .map(offer -> Json.ok(json.one(offer.reward(), request.arrival())))
                .orElseGet(() -> notFound().response());
    }

    /** Whether the holder of a card could redeem the reward now; it redeems nothing. */
    Response status(JsonRequest request) {
        return request.query(query -> query.required("uitpasNumber"))
                .answer(number -> beneficiaries
                        .byNumber(request, number, ApiPermission.REWARDS_REDEEM)
                        .answer(named -> id(request.segment())
                                .flatMap(id -> search.one(
                                        id, Optional.of(named.passholder().id())))
                                .map(offer -> status(offer.state(), named))
                                .orElseGet(() -> notFound().response())));
    }

    private static Response status(CashInState state, Beneficiaries.Named named) {
        boolean active =
                named.card().filter(card -> card.status() == CardStatus.ACTIVE).isPresent();
        var presented = active ? state : NotPossible.NOT_POSSIBLE_INVALID_CARD;
        var body = new LinkedHashMap<String, Object>();
        switch (presented) {
            case CashInState.Possible _ -> body.put("redeemable", true);
            case NotPossible reason -> {
                var text = RedemptionProblems.of(reason).text();
                body.put("redeemable", false);
                body.put("reason", RedemptionProblems.reason(reason));
                body.put("message", text.in(Language.NL));
                body.put("endUserMessage", text.inEveryLanguage());
            }
        }
        return Json.ok(body);
    }

    /** The id of a reward; empty if the text is none. */
    static Optional<Long> id(String text) {
        return Optional.of(text).filter(known -> ID.matcher(known).matches()).map(Long::valueOf);
    }

    static Problem notFound() {
        return Problem.of(ProblemType.REWARD_NOT_FOUND, "There is no reward with this id.");
    }
}
