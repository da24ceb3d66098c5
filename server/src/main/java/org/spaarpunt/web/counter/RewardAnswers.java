package org.spaarpunt.web.counter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.spaarpunt.idempotency.IdempotentRequest;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.rewards.CashInState;
import org.spaarpunt.rewards.RedemptionOutcome;
import org.spaarpunt.rewards.RewardRedemption;
import org.spaarpunt.rewards.RewardRedemption.Cancellation;
import org.spaarpunt.rewards.RewardSearch;
import org.spaarpunt.visits.Act;
import org.spaarpunt.visits.CounterVisit;
import org.spaarpunt.visits.CounterVisit.Deed;
import org.spaarpunt.visits.CounterVisit.Look;
import org.spaarpunt.visits.Wish;
import org.spaarpunt.web.counter.Answer.Offered;
import org.spaarpunt.web.counter.Answer.Outcome;
import org.spaarpunt.web.counter.Answer.Source;
import org.spaarpunt.web.counter.Answer.Undo;
import org.spaarpunt.web.counter.Answer.Visitor;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.Frame;
import org.spaarpunt.web.frame.ProtocolCodes.Obstacle;

/** Redeems rewards after a confirmation, takes redemptions back, and tells how that ended. */
record RewardAnswers(CounterVisit visit, Cards cards, RewardSearch rewards) {

    /**
     * What is asked before a reward is redeemed.
     *
     * @param name of the visitor; empty if it is not known
     * @param left the points that remain
     */
    record Question(Source source, String name, Offered reward, int left) {
        String left(Frame frame) {
            return Words.points(left).in(frame);
        }
    }

    /** Whether the question can be asked. */
    sealed interface Asked {
        record Able(Question question) implements Asked {}

        record Unable(Answer answer) implements Asked {}
    }

    /** A card with its holder, or the answer for a card without one. */
    private sealed interface Holding {
        record Of(HeldCard card, Passholder passholder) implements Holding {}

        record Not(Answer answer) implements Holding {}
    }

    /** What has to be confirmed before the reward is redeemed. */
    Asked asked(AtCounter here, Source source, Wish.Redeem wish) {
        return switch (holding(here, source)) {
            case Holding.Not(var answer) -> new Asked.Unable(answer);
            case Holding.Of(var card, var passholder) -> {
                var visitor = cards.holder(card, here);
                var offer = rewards.one(wish.kind(), wish.rewardId(), Optional.of(passholder.id()));
                if (offer.isEmpty()) {
                    yield new Asked.Unable(unknown(source, wish, visitor));
                }
                yield switch (offer.get().state()) {
                    case CashInState.NotPossible reason -> new Asked.Unable(refused(source, wish, reason, visitor));
                    case CashInState.Possible _ -> {
                        var reward = Offered.of(offer.get());
                        int points = visitor.map(Visitor::points)
                                .orElseGet(OptionalInt::empty)
                                .orElse(0);
                        yield new Asked.Able(new Question(
                                source, visitor.map(Visitor::name).orElse(""), reward, points - reward.points()));
                    }
                };
            }
        };
    }

    /** Redeems the reward. */
    Answer redeemed(AtCounter here, Source source, Wish.Redeem wish, Optional<IdempotentRequest> idempotency) {
        return switch (holding(here, source)) {
            case Holding.Not(var answer) -> answer;
            case Holding.Of(var card, var _) ->
                switch (visit.act(here.workplace(), card, Optional.empty(), List.of(wish), idempotency)) {
                    case Deed.Done done -> redeemed(here, source, card, wish, done);
                    case Deed.Impossible(var obstacle) ->
                        cards.refused(
                                source,
                                Refusals.of(obstacle, card),
                                Optional.empty(),
                                cards.holder(card, here),
                                List.of());
                };
        };
    }

    private Answer redeemed(AtCounter here, Source source, HeldCard card, Wish.Redeem wish, Deed.Done done) {
        var visitor = Optional.of(Visitors.visitor(done.person(), cards.today()));
        return switch (done.acts().getFirst()) {
            case Act.Redemption redemption ->
                switch (redemption.outcome()) {
                    case RedemptionOutcome.Redeemed redeemed -> handedOut(here, source, card, visitor.get(), redeemed);
                    case RedemptionOutcome.Refused(var reason) -> refused(source, wish, reason, visitor);
                    case RedemptionOutcome.UnknownReward _ -> unknown(source, wish, visitor);
                    case RedemptionOutcome.WrongCounter _ ->
                        cards.refused(source, Obstacle.WRONG_COUNTER, Words.of("counter.reward.elsewhere"), visitor);
                    case RedemptionOutcome.KeyMisused _ -> cards.misused(source, visitor);
                    case RedemptionOutcome.RedeemedEarlier _ ->
                        granted(source, "counter.word.redeemed", List.of(), visitor, List.of(), Optional.empty());
                };
            case Act.MayNotRedeem _ ->
                cards.refused(source, Obstacle.ACCESS_DENIED, Words.of("counter.reward.mayNot"), visitor);
            case Act.Checkin _, Act.Unavailable _ ->
                throw new IllegalStateException("A single redemption is redeemed, or the request fails");
        };
    }

    private Answer handedOut(
            AtCounter here, Source source, HeldCard card, Visitor visitor, RedemptionOutcome.Redeemed redeemed) {
        var view = new CounterVisit.View(card, Optional.empty(), false, Pictures.WITHOUT);
        var offered = switch (visit.look(here.workplace(), view, Optional.empty())) {
            case Look.Seen seen -> CheckinAnswers.offered(seen);
            case Look.Impossible _ -> List.<Offered>of();
        };
        return granted(
                source,
                "counter.word.redeemed",
                List.of(Words.of(
                        "counter.redeemed", redeemed.reward().description().title())),
                Optional.of(visitor.with(redeemed.points())),
                offered,
                Optional.of(new Undo(
                        Undo.What.REDEMPTION,
                        String.valueOf(redeemed.id()),
                        redeemed.at().plus(RewardRedemption.CANCELLABLE_FOR))));
    }

    /** Takes a redemption of this counter back. */
    Answer cancelled(AtCounter here, Source source, long id) {
        return switch (holding(here, source)) {
            case Holding.Not(var answer) -> answer;
            case Holding.Of(var card, var passholder) -> {
                var cancellation = visit.cancel(here.workplace(), passholder, id);
                var visitor = cards.holder(card, here);
                yield switch (cancellation) {
                    case Cancellation.Done _ ->
                        granted(
                                source,
                                "counter.word.undone",
                                List.of(Words.of("counter.cancelled")),
                                visitor,
                                List.of(),
                                Optional.empty());
                    case Cancellation.Unknown _ ->
                        notCancelled(source, cancellation, "counter.cancel.unknown", visitor);
                    case Cancellation.OfAnotherCounter _ ->
                        notCancelled(source, cancellation, "counter.cancel.elsewhere", visitor);
                    case Cancellation.TooLate _ -> notCancelled(source, cancellation, "counter.cancel.late", visitor);
                };
            }
        };
    }

    private Answer notCancelled(Source source, Cancellation cancellation, String why, Optional<Visitor> visitor) {
        return cards.refused(source, cards.codes().of(cancellation), Words.of(why), visitor);
    }

    private Holding holding(AtCounter here, Source source) {
        return switch (cards.find(here, source)) {
            case Cards.Found.Not(var answer) -> new Holding.Not(answer);
            case Cards.Found.Card(var card) ->
                card.passholder()
                        .<Holding>map(passholder -> new Holding.Of(card, passholder))
                        .orElseGet(() -> new Holding.Not(cards.refused(
                                source,
                                Refusals.of(CounterVisit.Obstacle.CARD_WITHOUT_PASSHOLDER, card),
                                Optional.empty(),
                                cards.holder(card, here),
                                List.of())));
        };
    }

    private Answer refused(Source source, Wish.Redeem wish, CashInState.NotPossible reason, Optional<Visitor> visitor) {
        return cards.refused(source, cards.codes().of(wish.kind(), reason), Refusals.of(reason), visitor);
    }

    private Answer unknown(Source source, Wish.Redeem wish, Optional<Visitor> visitor) {
        return cards.refused(source, cards.codes().unknown(wish.kind()), Words.of("counter.reward.unknown"), visitor);
    }

    private static Answer granted(
            Source source,
            String word,
            List<Words> reasons,
            Optional<Visitor> visitor,
            List<Offered> offered,
            Optional<Undo> undo) {
        return new Answer(Outcome.GRANTED, Words.of(word), reasons, visitor, Optional.empty(), offered, undo, source);
    }
}
