package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.passholders.CardSystemMembership.MailPreference;
import org.spaarpunt.passholders.CardSystemMembership.SmsPreference;

/** A change to a passholder's membership of one card system; fields that are empty stay as they are. */
public record MembershipChange(
        Optional<LocalDate> socialTariffUntil,
        Optional<MailPreference> mailPreference,
        Optional<SmsPreference> smsPreference) {}
