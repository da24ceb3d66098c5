package org.spaarpunt.api3.visits;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spaarpunt.api3.checkins.PassholderCheckin;
import org.spaarpunt.api3.rewards.RedemptionCalls;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CardLookup.Held;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.IdempotencyHeader;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.api3.xml.RewardXml;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinOutcome;
import org.spaarpunt.checkins.CheckinOutcome.Granted;
import org.spaarpunt.checkins.CheckinRequest;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.identity.User;
import org.spaarpunt.rewards.CashInState;
import org.spaarpunt.rewards.Offer;
import org.spaarpunt.rewards.RedemptionOutcome;
import org.spaarpunt.rewards.RedemptionOutcome.Redeemed;
import org.spaarpunt.rewards.RedemptionRequest;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.rights.Right;
import org.spaarpunt.storage.Outage;

/**
 * The actions of one request, one after the other. Each is decided and saved by itself, and has its own answer; under an idempotency
 * key each keeps its own. For one thread.
 */
final class EventActions {
    /** How many rewards of each kind one request may ask for. */
    static final int MAX_REWARDS = 20;

    private static final int MAX_ACTIONS = 1 + 2 * MAX_REWARDS;

    private final CheckinDesk desk;
    private final RewardFeature rewards;
    private final ApiRequest request;
    private final Held held;
    private int position;
    private boolean done;
    private boolean replayed;

    EventActions(CheckinDesk desk, RewardFeature rewards, ApiRequest request, Held held) {
        this.desk = desk;
        this.rewards = rewards;
        this.request = request;
        this.held = held;
    }

    /** Whether another request, of one action or of several, has answers under the key of this one. */
    static boolean belongsToAnother(IdempotencyHeader key, String consumerKey, IdempotencyRecords kept) {
        var actions = IntStream.rangeClosed(1, MAX_ACTIONS).mapToObj(key::ofAction);
        var keys = Stream.concat(Stream.of(key), actions)
                .map(one -> new IdempotencyRecords.Key(consumerKey, one.key()))
                .toList();
        return kept.find(keys).values().stream()
                .anyMatch(answer -> !answer.request().equals(key.request()));
    }

    /** Whether an answer among those given was given before. */
    boolean isReplayed() {
        return replayed;
    }

    /** The check-in that the caller asks for, at the counter where it was admitted. */
    static CheckinRequest.AtCounter checkin(ApiRequest request, Held held, String cdbid) {
        var claim = request.claim();
        return new CheckinRequest.AtCounter(
                claim.consumer(),
                claim.user().map(User::id).orElseThrow(),
                claim.counterKey(),
                cdbid,
                held.card().number());
    }

    /** Checks in, and tells under this name what became of it. */
    XmlElement checkIn(String name, String cdbid) {
        return attempted(name, Optional.empty(), () -> checkedIn(name, cdbid));
    }

    /** Redeems a reward, and tells under this name what became of it. */
    XmlElement redeem(String name, Kind kind, long rewardId) {
        var promotion = XmlElement.of("promotion", XmlElement.of("id", rewardId));
        return attempted(name, Optional.of(promotion), () -> handedOut(name, kind, rewardId));
    }

    /**
     * An outage before anything was done is the whole request's. Afterwards it is this action's alone, for who asked must hear of the
     * others what became of them.
     */
    private XmlElement attempted(String name, Optional<XmlElement> promotion, Supplier<XmlElement> action) {
        try {
            var told = action.get();
            done = true;
            return told;
        } catch (RuntimeException failure) {
            if (!done || !Outage.caused(failure)) {
                throw failure;
            }
            var fields = new ArrayList<XmlElement>();
            fields.add(XmlElement.of("code", ErrorCode.ACTION_FAILED));
            fields.add(XmlElement.of("message", request.messages().text("error.ACTION_FAILED.outage")));
            promotion.ifPresent(fields::add);
            return XmlElement.of(name, fields);
        }
    }

    private XmlElement checkedIn(String name, String cdbid) {
        var checkin = checkin(request, held, cdbid);
        var key = nextKey();
        var outcome = key.isPresent()
                ? desk.checkIn(checkin, key.get().wording(granted -> document(granted(name, granted))))
                : desk.checkIn(checkin);
        return switch (outcome) {
            case Granted granted -> granted(name, granted);
            case CheckinOutcome.Refused refused -> refused(name, refused);
            case CheckinOutcome.Kept(var body, var before) -> kept(body, before);
            case CheckinOutcome.KeyMisused _ -> misused(name, Optional.empty());
        };
    }

    private static XmlElement granted(String name, Granted granted) {
        return XmlElement.of(
                name,
                List.of(
                        XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED),
                        points(granted.holder().points())));
    }

    private XmlElement refused(String name, CheckinOutcome.Refused refused) {
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("code", PassholderCheckin.codeElsewhere(refused.reason())));
        fields.add(XmlElement.of(
                "message", request.messages().refusal(refused.reason(), refused.event(), request.receivedAt())));
        PassholderCheckin.requiredPermission(refused.reason())
                .ifPresent(right -> fields.add(XmlElement.of("requiredPermission", right)));
        refused.holder().ifPresent(holder -> fields.add(points(holder.points())));
        return XmlElement.of(name, fields);
    }

    private static XmlElement points(int points) {
        return XmlElement.of("points", points + ".000");
    }

    private XmlElement handedOut(String name, Kind kind, long rewardId) {
        var right = new Right.ActionAt(RedemptionCalls.action(kind));
        var key = nextKey();
        if (!request.counter().orElseThrow().counterMay(right.action())) {
            return response(
                    name,
                    ErrorCode.ACCESS_DENIED,
                    request.messages().text("error.ACCESS_DENIED", right.wireName()),
                    List.of(XmlElement.of("requiredPermission", right.wireName())),
                    promotion(kind, rewardId));
        }
        var wish = RedemptionCalls.wish(request, kind, rewardId, held.card(), held.passholder());
        return switch (outcome(wish, name, key)) {
            case Redeemed redeemed -> redeemed(name, redeemed);
            case RedemptionOutcome.Refused(var state) -> refused(name, wish, state);
            case RedemptionOutcome.UnknownReward _ -> unknown(name, wish);
            case RedemptionOutcome.WrongCounter _ ->
                response(
                        name,
                        ErrorCode.BALIE_NOT_AUTHORIZED,
                        request.messages().text("error.BALIE_NOT_AUTHORIZED.reward"),
                        List.of(),
                        promotion(kind, rewardId));
            case RedemptionOutcome.Kept(var body, var before) -> kept(body, before);
            case RedemptionOutcome.KeyMisused _ -> misused(name, Optional.of(promotion(kind, rewardId)));
        };
    }

    private RedemptionOutcome outcome(RedemptionRequest wish, String name, Optional<IdempotencyHeader> key) {
        return key.isPresent()
                ? rewards.desk().redeem(wish, key.get().wording(redeemed -> document(redeemed(name, redeemed))))
                : rewards.desk().redeem(wish);
    }

    private XmlElement redeemed(String name, Redeemed redeemed) {
        return XmlElement.of(
                name,
                List.of(
                        XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED),
                        RewardXml.redeemed("promotion", redeemed.reward(), redeemed.at(), request.arrival())));
    }

    /** Clients read the state of a points promotion with one code only. */
    private XmlElement refused(String name, RedemptionRequest wish, CashInState state) {
        var code = wish.kind() == Kind.POINTS_PROMOTION
                ? ErrorCode.ACTION_NOT_ALLOWED
                : RedemptionCalls.code(wish.kind(), state);
        return response(
                name,
                code,
                request.messages().text("cashin." + state),
                List.of(XmlElement.of("cashInState", state)),
                promotion(wish.kind(), wish.rewardId()));
    }

    private XmlElement unknown(String name, RedemptionRequest wish) {
        var code = switch (wish.kind()) {
            case POINTS_PROMOTION -> ErrorCode.UNKNOWN_POINTS_PROMOTION_ID;
            case WELCOME_ADVANTAGE -> ErrorCode.UNKNOWN_WELCOME_ADVANTAGE_ID;
        };
        return response(
                name,
                code,
                request.messages().text("error." + code),
                List.of(),
                promotion(wish.kind(), wish.rewardId()));
    }

    /** The reward as the passholder sees it now. Clients find an answer by it, so it stands there even when nobody knows it. */
    private XmlElement promotion(Kind kind, long rewardId) {
        Function<Offer, XmlElement> told = offer -> kind == Kind.POINTS_PROMOTION
                ? RewardXml.offered("promotion", offer.reward(), offer.state(), request.arrival())
                : RewardXml.advantage("promotion", offer.reward(), offer.redeemedAt(), request.arrival());
        return rewards.search()
                .one(kind, rewardId, Optional.of(held.passholder().id()))
                .map(told)
                .orElseGet(() -> XmlElement.of("promotion", XmlElement.of("id", rewardId)));
    }

    private XmlElement misused(String name, Optional<XmlElement> promotion) {
        var message = request.messages().text("error.INVALID_PARAMETERS.repeatKey", IdempotencyHeader.HEADER);
        return promotion
                .map(known -> response(name, ErrorCode.INVALID_PARAMETERS, message, List.of(), known))
                .orElseGet(() -> coded(name, ErrorCode.INVALID_PARAMETERS, message));
    }

    private XmlElement kept(String body, boolean before) {
        replayed |= before;
        return XmlElement.read(body);
    }

    /** Every action has its place, whatever becomes of it: a repeat asks for the same ones in the same order. */
    private Optional<IdempotencyHeader> nextKey() {
        position++;
        return request.repeat().map(key -> key.ofAction(position));
    }

    private static String document(XmlElement told) {
        return new String(told.document(), StandardCharsets.UTF_8);
    }

    /** An action that was not done. */
    static XmlElement coded(String name, ErrorCode code, String message) {
        return XmlElement.of(name, List.of(XmlElement.of("code", code), XmlElement.of("message", message)));
    }

    private static XmlElement response(
            String name, ErrorCode code, String message, List<XmlElement> more, XmlElement promotion) {
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("code", code));
        fields.add(XmlElement.of("message", message));
        fields.addAll(more);
        fields.add(promotion);
        return XmlElement.of(name, fields);
    }
}
