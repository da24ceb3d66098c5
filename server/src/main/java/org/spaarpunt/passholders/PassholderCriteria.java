package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.UitpasNumber;

/**
 * Criteria for a search for passholders; empty ones are not applied.
 *
 * @param cards only passholders that have one of these cards
 * @param school the consumer key of a counter
 * @param withBlocked also passholders that are blocked in each of their card systems
 */
public record PassholderCriteria(
        Optional<NationalNumber> nationalNumber,
        List<UitpasNumber> cards,
        Words words,
        Range<LocalDate> born,
        Tariff tariff,
        Range<Integer> checkins,
        Range<Integer> points,
        Set<OptIns.Kind> optIns,
        String school,
        Optional<Club> club,
        boolean withBlocked) {
    public PassholderCriteria {
        cards = List.copyOf(cards);
        optIns = Set.copyOf(optIns);
    }

    /** Texts, case-insensitive. The {@code …WithStars} also ignore accents, and a star in them matches any letters. */
    public record Words(
            String nameWithStars,
            String firstNameWithStars,
            String streetWithStars,
            String postalCode,
            String cityWithStars,
            String email) {}

    /** From one value to another, both included. */
    public record Range<T>(Optional<T> from, Optional<T> to) {
        public static <T> Range<T> exactly(T value) {
            return new Range<>(Optional.of(value), Optional.of(value));
        }

        public boolean isOpen() {
            return from.isEmpty() && to.isEmpty();
        }
    }

    /**
     * Criteria for social tariffs.
     *
     * @param has whether there is one on the day of the search
     * @param until on which days it ends, in some card system
     */
    public record Tariff(Optional<Boolean> has, Range<LocalDate> until) {}

    /**
     * Members of an association.
     *
     * @param end on which days the membership ends
     */
    public record Club(long associationId, Range<LocalDate> end) {}

    /** The same, of people who checked in at least once. */
    PassholderCriteria withSomeCheckins() {
        var some = new Range<>(Optional.of(Math.max(1, checkins.from().orElse(1))), checkins.to());
        return new PassholderCriteria(
                nationalNumber, cards, words, born, tariff, some, points, optIns, school, club, withBlocked);
    }

    /** Whether cards are the only criterion. */
    public boolean onlyCards() {
        return !cards.isEmpty()
                && nationalNumber.isEmpty()
                && words.equals(new Words("", "", "", "", "", ""))
                && born.isOpen()
                && tariff.has().isEmpty()
                && tariff.until().isOpen()
                && checkins.isOpen()
                && points.isOpen()
                && optIns.isEmpty()
                && school.isEmpty()
                && club.isEmpty();
    }
}
