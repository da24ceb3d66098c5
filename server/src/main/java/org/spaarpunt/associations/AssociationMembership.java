package org.spaarpunt.associations;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * A passholder's current or former membership of an association.
 *
 * @param endDate the last day
 */
public record AssociationMembership(long id, Association association, LocalDate endDate) {
    /** How long before its end a membership can be renewed. */
    private static final Period RENEWABLE_FOR = Period.ofMonths(3);

    public boolean isExpiredOn(LocalDate today) {
        return endDate.isBefore(today);
    }

    /** The first day on which it can be renewed. */
    public LocalDate renewableFrom() {
        return endDate.minus(RENEWABLE_FOR);
    }

    public boolean isRenewableOn(LocalDate today) {
        return !(association.endRule() instanceof EndRule.AfterBirth) && !today.isBefore(renewableFrom());
    }

    /** The end that a renewal gives unless another one is specified; empty if that is no later than the present end. */
    public Optional<LocalDate> newEnd(LocalDate today) {
        var end = switch (association.endRule()) {
            case EndRule.Free(var day) -> Optional.of(day);
            case EndRule.AfterBirth _ -> Optional.<LocalDate>empty();
            // An early renewal loses no days.
            case EndRule.AfterRegistration(int years) ->
                Optional.of((isExpiredOn(today) ? today : endDate).plusYears(years));
        };
        return end.filter(endDate::isBefore);
    }
}
