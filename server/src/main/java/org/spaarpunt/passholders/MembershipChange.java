package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;
import org.spaarpunt.passholders.CardSystemMembership.MailPreference;
import org.spaarpunt.passholders.CardSystemMembership.SmsPreference;

/** What is to be changed about a passholder in one card system; what is empty stays as it is. */
public record MembershipChange(
        Optional<LocalDate> socialTariffUntil,
        Optional<MailPreference> mailPreference,
        Optional<SmsPreference> smsPreference) {}
