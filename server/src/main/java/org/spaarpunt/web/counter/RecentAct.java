package org.spaarpunt.web.counter;

import java.time.Instant;
import java.util.Optional;
import org.spaarpunt.checkins.CheckinUndo;
import org.spaarpunt.checkins.FoundCheckin;
import org.spaarpunt.rewards.CounterRedemptions.HandedOut;
import org.spaarpunt.rewards.RewardRedemption;
import org.spaarpunt.web.counter.Answer.Undo;

/** Something that a counter did for a visitor. */
sealed interface RecentAct {
    Instant at();

    /** The visitor, as far as the counter may know. */
    Optional<String> visitor();

    /** The event or the reward. */
    String title();

    /** What the visitor's points changed by. */
    int points();

    /** Takes it back, until some moment. */
    Undo undo();

    default boolean canBeUndone(Instant now) {
        return now.isBefore(undo().until());
    }

    /** A visitor was checked in. */
    record Checkin(FoundCheckin checkin) implements RecentAct {
        @Override
        public Instant at() {
            return checkin.at();
        }

        @Override
        public Optional<String> visitor() {
            return checkin.visitor().map(visitor -> switch (visitor) {
                case FoundCheckin.KnownVisitor known -> (known.firstName() + " " + known.lastName()).strip();
                case FoundCheckin.VisitorAtDoor known -> known.firstName();
            });
        }

        @Override
        public String title() {
            return checkin.event().title();
        }

        @Override
        public int points() {
            return checkin.points();
        }

        @Override
        public Undo undo() {
            return new Undo(Undo.What.CHECKIN, checkin.id(), at().plus(CheckinUndo.PERIOD));
        }
    }

    /** A reward was handed out. */
    record Redemption(HandedOut reward) implements RecentAct {
        @Override
        public Instant at() {
            return reward.at();
        }

        @Override
        public Optional<String> visitor() {
            return reward.visitor();
        }

        @Override
        public String title() {
            return reward.title();
        }

        @Override
        public int points() {
            return -reward.points();
        }

        @Override
        public Undo undo() {
            return new Undo(Undo.What.REDEMPTION, reward.id(), at().plus(RewardRedemption.CANCELLABLE_FOR));
        }

        /** Of a passholder whom the counter may not know, the redemption cannot be named. */
        @Override
        public boolean canBeUndone(Instant now) {
            return reward.visitor().isPresent() && RecentAct.super.canBeUndone(now);
        }
    }
}
