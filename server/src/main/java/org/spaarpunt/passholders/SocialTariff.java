package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.counters.CounterAction;

/** The rules by which counters grant a social tariff. */
final class SocialTariff {
    private SocialTariff() {}

    /** @param until the last day of the tariff, in this card system */
    static Optional<Objection> objection(LocalDate until, long cardSystemId, CounterEmployee clerk, LocalDate today) {
        if (!clerk.may(CounterAction.KANSENSTATUUT_CREATE, cardSystemId)) {
            return Optional.of(Objection.MAY_NOT_GRANT_TARIFF);
        }
        var last = LocalDate.of(today.getYear() + 1, 12, 31);
        return until.isBefore(today) || until.isAfter(last)
                ? Optional.of(Objection.TARIFF_END_OUT_OF_RANGE)
                : Optional.empty();
    }
}
