package org.spaarpunt.visits;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spaarpunt.checkins.CheckinDesk;
import org.spaarpunt.checkins.CheckinFeature;
import org.spaarpunt.checkins.CheckinOutlook.Prospect;
import org.spaarpunt.checkins.CheckinReference;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.checkins.Reason;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.events.Event;
import org.spaarpunt.events.ListedEvent;
import org.spaarpunt.idempotency.IdempotencyRecords;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passholders.PassholderReader;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.rewards.Offer;
import org.spaarpunt.rewards.RedemptionOutcome;
import org.spaarpunt.rewards.RedemptionReference;
import org.spaarpunt.rewards.RedemptionRequest;
import org.spaarpunt.rewards.Reward;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.rewards.RewardFeature;
import org.spaarpunt.rewards.RewardRedemption.Cancellation;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.storage.Outage;

/** A passholder's visit to a counter: what the passholder can do there now, and doing it. */
public final class CounterVisit {
    /** The most rewards of each kind in one request. */
    public static final int MAX_REWARDS = 20;

    private static final int MAX_ACTIONS = 1 + 2 * MAX_REWARDS;

    private final CheckinDesk desk;
    private final CheckinFeature checkins;
    private final RewardFeature rewards;
    private final PassholderReader people;
    private final IdempotencyRecords records;

    public CounterVisit(
            CheckinDesk desk,
            CheckinFeature checkins,
            RewardFeature rewards,
            PassholderReader people,
            IdempotencyRecords records) {
        this.desk = desk;
        this.checkins = checkins;
        this.rewards = rewards;
        this.people = people;
        this.records = records;
    }

    /**
     * What a request looks at.
     *
     * @param cdbid of the visited event, if any
     * @param checksIn whether to check in there first, if possible
     */
    public record View(HeldCard card, Optional<String> cdbid, boolean checksIn, Pictures pictures) {}

    /** What an employee should know first. */
    public enum Warning {
        /**
         * The passholder has no active membership of any card system: no points can be saved, and no rewards redeemed.
         */
        NO_ACTIVE_CARD_SYSTEM
    }

    /** The result of looking at a visit. */
    public sealed interface Look {
        /**
         * What the passholder can do.
         *
         * @param person as far as the employee may know, after the check-in, if there was one
         * @param event the visited event
         * @param advantages the welcome advantages that can be redeemed here now
         * @param promotions the points promotions that can be redeemed here now
         * @param checkin the outcome of the requested check-in
         */
        record Seen(
                PersonView person,
                Set<Warning> warnings,
                Optional<EventOutlook> event,
                List<Offer> advantages,
                List<Offer> promotions,
                Optional<Act> checkin)
                implements Look {}

        /** There can be no visit, so nothing was read. */
        record Impossible(Obstacle obstacle) implements Look {}
    }

    /** The predicted outcome of a check-in at the event now. */
    public record EventOutlook(Event event, Prospect<Reason.AtCounter> checkin) {}

    /** The result of a request for actions. */
    public sealed interface Deed {
        /**
         * Each action with its outcome, in the order of the wishes.
         *
         * @param person as far as the employee may know, after the actions
         */
        record Done(PersonView person, List<Act> acts) implements Deed {}

        /** Nothing was done. */
        record Impossible(Obstacle obstacle) implements Deed {}
    }

    /** Why there can be no visit. */
    public enum Obstacle {
        BLOCKED_CARD,
        DELETED_CARD,
        CARD_IN_LOCAL_STOCK,
        CARD_IN_STOCK,
        CARD_ON_ITS_WAY,
        PROVISIONED_CARD,
        /** The card is a group pass, or has no passholder yet. */
        CARD_WITHOUT_PASSHOLDER,
        UNKNOWN_EVENT,
        /** The passholder was removed after the card was read. */
        REMOVED_PASSHOLDER
    }

    /** Whether outcomes of another request, of one or several actions, are stored under this request's key. */
    public boolean isKeyOfAnother(IdempotentRequest request, String consumerKey) {
        var actions = IntStream.rangeClosed(1, MAX_ACTIONS).mapToObj(request::ofAction);
        var keys = Stream.concat(Stream.of(request), actions)
                .map(one -> new IdempotencyRecords.Key(consumerKey, one.key()))
                .toList();
        return records.find(keys, Instant.EPOCH).values().stream()
                .anyMatch(kept -> !kept.digest().equals(request.digest()));
    }

    /** What can be done with this card here and now. */
    public Look look(Workplace workplace, View view, Optional<IdempotentRequest> idempotency) {
        var unusable = obstacle(view.card().status());
        if (unusable.isPresent()) {
            return new Look.Impossible(unusable.get());
        }
        return switch (visitor(view.card(), view.cdbid(), workplace.employee(), view.pictures())) {
            case Visitor.Unable(var obstacle) -> new Look.Impossible(obstacle);
            case Visitor.Able visitor -> look(workplace, view, visitor, idempotency);
        };
    }

    private Look look(Workplace workplace, View view, Visitor.Able visitor, Optional<IdempotentRequest> idempotency) {
        var checkin = visitor.event()
                .filter(_ -> view.checksIn())
                .map(event -> actions(workplace, view.card(), visitor)
                        .perform(List.of(new Wish.CheckIn(event.cdbid())), idempotency)
                        .getFirst());
        var person =
                checkin.isPresent() ? afterwards(visitor, workplace.employee(), view.pictures()) : visitor.person();
        return new Look.Seen(
                person,
                warnings(person),
                visitor.event()
                        .map(event -> new EventOutlook(
                                event, checkins.outlook().of(workplace.checkin(view.card(), event.cdbid()), event))),
                offers(Kind.WELCOME_ADVANTAGE, workplace, visitor.passholder()),
                offers(Kind.POINTS_PROMOTION, workplace, visitor.passholder()),
                checkin);
    }

    /**
     * Does several things during one visit, in the order of the wishes: points of a check-in can buy the rewards that
     * follow it.
     *
     * @param cdbid of the visited event; it must exist even if no action needs it
     */
    public Deed act(
            Workplace workplace,
            HeldCard card,
            Optional<String> cdbid,
            List<Wish> wishes,
            Optional<IdempotentRequest> idempotency) {
        return switch (visitor(card, cdbid, workplace.employee(), Pictures.WITHOUT)) {
            case Visitor.Unable(var obstacle) -> new Deed.Impossible(obstacle);
            case Visitor.Able visitor -> {
                var acts = actions(workplace, card, visitor).perform(wishes, idempotency);
                yield new Deed.Done(afterwards(visitor, workplace.employee(), Pictures.WITHOUT), acts);
            }
        };
    }

    /** Redeems one reward at a counter that may hand it out. */
    public RedemptionOutcome redeem(
            Workplace workplace,
            HeldCard card,
            Passholder passholder,
            Wish.Redeem wish,
            Optional<IdempotentRequest> idempotency) {
        var request = workplace.redemption(card, passholder, wish.kind(), wish.rewardId());
        return rewards.redemption().redeem(request, idempotency);
    }

    /** The same, for an application that acts for the counter without an employee. */
    public RedemptionOutcome redeem(
            Viewer.Agent agent,
            HeldCard card,
            Passholder passholder,
            Wish.Redeem wish,
            Optional<IdempotentRequest> idempotency) {
        var place = agent.place();
        var request = new RedemptionRequest(
                agent.application().key(),
                passholder.id(),
                Workplace.presented(card),
                wish.kind(),
                wish.rewardId(),
                Workplace.counter(place.access(), place.counterKey(), wish.kind()),
                Optional.empty());
        return rewards.redemption().redeem(request, idempotency);
    }

    /** Whether the reward is handed out at a counter that may hand out rewards of its kind. */
    public boolean handsOut(CounterAccess access, String counterKey, Reward reward) {
        return Workplace.counter(access, counterKey, reward.kind()).handsOut(reward);
    }

    /** Cancels a redemption of this counter. */
    public Cancellation cancel(Workplace workplace, Passholder passholder, long redemptionId) {
        var redemption = new RedemptionReference(passholder.id(), redemptionId);
        return cancel(redemption, workplace.employee().counter().counterId());
    }

    /** The same, for a counter where the caller may. */
    public Cancellation cancel(RedemptionReference redemption, long counterId) {
        return rewards.redemption().cancel(redemption.passholderId(), redemption.redemptionId(), counterId);
    }

    /** Undoes a check-in of this counter. */
    public CheckinUndo.Outcome undo(Workplace workplace, CheckinReference checkin) {
        var employee = workplace.employee();
        return checkins.undo()
                .undo(
                        checkin,
                        new CheckinUndo.AtCounter(
                                employee.counter().counterId(),
                                Optional.of(employee.user().id())));
    }

    private sealed interface Visitor {
        record Able(Passholder passholder, Optional<Event> event, PersonView person) implements Visitor {}

        record Unable(Obstacle obstacle) implements Visitor {}
    }

    private static Optional<Obstacle> obstacle(CardStatus status) {
        return switch (status) {
            case ACTIVE -> Optional.empty();
            case BLOCKED -> Optional.of(Obstacle.BLOCKED_CARD);
            case DELETED -> Optional.of(Obstacle.DELETED_CARD);
            case LOCAL_STOCK -> Optional.of(Obstacle.CARD_IN_LOCAL_STOCK);
            case STOCK -> Optional.of(Obstacle.CARD_IN_STOCK);
            case SENT_TO_BALIE -> Optional.of(Obstacle.CARD_ON_ITS_WAY);
            case PROVISIONED -> Optional.of(Obstacle.PROVISIONED_CARD);
        };
    }

    private Visitor visitor(HeldCard card, Optional<String> cdbid, Viewer viewer, Pictures pictures) {
        if (card.passholder().isEmpty()) {
            return new Visitor.Unable(Obstacle.CARD_WITHOUT_PASSHOLDER);
        }
        var event = cdbid.flatMap(checkins.events()::find).map(ListedEvent::event);
        if (cdbid.isPresent() && event.isEmpty()) {
            return new Visitor.Unable(Obstacle.UNKNOWN_EVENT);
        }
        var passholder = card.passholder().get();
        return people.find(passholder, viewer, pictures)
                .<Visitor>map(person -> new Visitor.Able(passholder, event, person))
                .orElseGet(() -> new Visitor.Unable(Obstacle.REMOVED_PASSHOLDER));
    }

    private Actions actions(Workplace workplace, HeldCard card, Visitor.Able visitor) {
        return new Actions(desk, rewards, workplace, card, visitor.passholder());
    }

    /** The person after the actions; if the person can no longer be read, the outcomes are answered all the same. */
    private PersonView afterwards(Visitor.Able visitor, Viewer viewer, Pictures pictures) {
        Supplier<Optional<PersonView>> now = () -> people.find(visitor.passholder(), viewer, pictures);
        try {
            return now.get().orElse(visitor.person());
        } catch (RuntimeException failure) {
            if (Outage.caused(failure)) {
                return visitor.person();
            }
            throw failure;
        }
    }

    private static Set<Warning> warnings(PersonView person) {
        return person.isActiveMember() ? EnumSet.noneOf(Warning.class) : EnumSet.of(Warning.NO_ACTIVE_CARD_SYSTEM);
    }

    private List<Offer> offers(Kind kind, Workplace workplace, Passholder passholder) {
        return rewards.search().redeemableAt(workplace.counter(kind), kind, passholder.id());
    }
}
