package org.spaarpunt.passholders;

import java.time.LocalDate;
import java.util.Optional;

/** What a passholder agreed to be sent. */
public record OptIns(boolean serviceMails, boolean milestoneMails, boolean infoMails, boolean sms, boolean post) {
    /** In years. */
    private static final int LEAST_AGE = 16;

    public static final OptIns NONE = new OptIns(false, false, false, false, false);

    /** People under sixteen may not agree to be sent anything. */
    Optional<Objection> objection(Optional<LocalDate> dateOfBirth, LocalDate today) {
        boolean tooYoung = dateOfBirth.isPresent()
                && dateOfBirth.get().plusYears(LEAST_AGE).isAfter(today);
        return tooYoung && !equals(NONE) ? Optional.of(Objection.TOO_YOUNG_TO_OPT_IN) : Optional.empty();
    }

    /** One of the opt-ins, as searches name it. */
    public enum Kind {
        SERVICE_MAILS("opt_in_service_mails"),
        MILESTONE_MAILS("opt_in_milestone_mails"),
        INFO_MAILS("opt_in_info_mails"),
        SMS("opt_in_sms"),
        POST("opt_in_post");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }
}
