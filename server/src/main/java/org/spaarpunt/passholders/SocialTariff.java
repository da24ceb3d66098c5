package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.passes.UitpasNumber;

/** The rules of social tariffs, for counters, imports and pages alike. */
public final class SocialTariff {
    private SocialTariff() {}

    /**
     * Whether the card is of the right kind: there are cards for people with a social tariff, and cards for people
     * without.
     */
    public static boolean fits(UitpasNumber card, boolean withSocialTariff) {
        return card.isForSocialTariff() == withSocialTariff;
    }

    /** Whether a tariff that is granted today may end on this day: not before today, nor after the end of next year. */
    public static boolean mayEndOn(LocalDate until, LocalDate today) {
        return !until.isBefore(today) && !until.isAfter(LocalDate.of(today.getYear() + 1, 12, 31));
    }

    /**
     * Why a counter may not grant a social tariff.
     *
     * @param until the last day of the tariff, in this card system
     */
    static Optional<Objection> objection(
            LocalDate until, long cardSystemId, CounterEmployee employee, LocalDate today) {
        if (!employee.may(CounterAction.KANSENSTATUUT_CREATE, cardSystemId)) {
            return Optional.of(Objection.MAY_NOT_GRANT_TARIFF);
        }
        return mayEndOn(until, today) ? Optional.empty() : Optional.of(Objection.TARIFF_END_OUT_OF_RANGE);
    }

    /**
     * A request for a social tariff, or for none.
     *
     * @param wanted whether it is requested; if the request does not state it, a given end implies it
     * @param end its last day, as given
     */
    public record Wish(boolean wanted, Optional<LocalDate> end) {
        public static Wish of(Optional<Boolean> wanted, Optional<LocalDate> end) {
            return new Wish(wanted.orElse(end.isPresent()), end);
        }

        /** The last day of the tariff; empty if none is requested. */
        public Optional<LocalDate> until() {
            return wanted ? end : Optional.empty();
        }

        /** A tariff needs an end. */
        Optional<Objection> objection() {
            return wanted && end.isEmpty() ? Optional.of(Objection.TARIFF_END_NEEDED) : Optional.empty();
        }
    }
}
