package org.spaarpunt.passholders;

/** What a passholder agreed to be sent. */
public record OptIns(boolean serviceMails, boolean milestoneMails, boolean infoMails, boolean sms, boolean post) {
    public static final OptIns NONE = new OptIns(false, false, false, false, false);

    public boolean any() {
        return !equals(NONE);
    }

    /** One of them, as searches name it. */
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
