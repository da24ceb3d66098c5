package org.spaarpunt.web.counter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.spaarpunt.rewards.Offer;
import org.spaarpunt.rewards.Reward.Kind;
import org.spaarpunt.web.frame.Frame;

/**
 * What the screen shows after a card was read, or after something was done for its holder.
 *
 * @param outcome decides colour, icon and sound
 * @param word the outcome in a word or two
 * @param reasons sentences that explain it
 * @param visitor the holder of the card, if the counter may know
 * @param code the protocol's code of a refusal
 * @param rewards that the visitor can redeem here now
 * @param undo takes back what was done
 * @param source the card and the event, for the forms of the answer
 */
record Answer(
        Outcome outcome,
        Words word,
        List<Words> reasons,
        Optional<Visitor> visitor,
        Optional<String> code,
        List<Offered> rewards,
        Optional<Undo> undo,
        Source source) {
    Answer {
        reasons = List.copyOf(reasons);
        rewards = List.copyOf(rewards);
    }

    /** The kinds of outcome, each with a colour, an icon and a sound. */
    enum Outcome {
        GRANTED,
        /** The limit of the event was used up before. */
        ALREADY,
        REFUSED;

        /** As templates and scripts name it. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The holder of a card.
     *
     * @param name empty if it is not known
     * @param points the balance; a group has none
     * @param remarks about the tariff and the card
     */
    record Visitor(String name, OptionalInt points, List<Remark> remarks) {
        Visitor {
            remarks = List.copyOf(remarks);
        }

        /** The same visitor with these points. */
        Visitor with(int total) {
            return new Visitor(name, OptionalInt.of(total), remarks);
        }

        Words total() {
            return Words.of(points.orElse(0) == 1 ? "counter.total.one" : "counter.total.several");
        }
    }

    /**
     * Something to know about a visitor.
     *
     * @param warns whether it needs attention
     */
    record Remark(Words words, boolean warns) {}

    /** A reward that can be redeemed. */
    record Offered(long id, Kind kind, String title, int points) {
        static Offered of(Offer offer) {
            var reward = offer.reward();
            return new Offered(reward.id(), reward.kind(), reward.description().title(), reward.points());
        }

        Words price() {
            return points == 0 ? Words.of("counter.reward.free") : Words.points(points);
        }
    }

    /**
     * What can be taken back.
     *
     * @param what a check-in or a redemption
     * @param until before this moment
     */
    record Undo(What what, String id, Instant until) {
        enum What {
            CHECKIN,
            REDEMPTION
        }
    }

    /**
     * Where an answer comes from.
     *
     * @param card the card as it was read
     * @param event the id of the visited event; empty: none
     */
    record Source(String card, String event) {}

    /** The same answer with one more reason. */
    Answer and(Optional<Words> reason) {
        var all = Stream.concat(reasons.stream(), reason.stream()).toList();
        return new Answer(outcome, word, all, visitor, code, rewards, undo, source);
    }

    /** What a screen reader says. */
    String said(Frame frame) {
        var said = new StringBuilder(word.in(frame)).append(". ");
        visitor.ifPresent(person -> {
            if (!person.name().isEmpty()) {
                said.append(person.name()).append(". ");
            }
            person.points()
                    .ifPresent(points ->
                            said.append(Words.points(points).in(frame)).append(". "));
        });
        reasons.forEach(reason -> said.append(reason.in(frame)).append(' '));
        return said.toString().strip();
    }
}
