package org.spaarpunt.processing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is kept for how long. The table "How long data is kept" of the handbook has the same rows with the same texts. */
enum KeptData {
    PASSHOLDER,
    POINTS,
    REMOVED,
    VISITS {
        @Override
        List<String> settings() {
            return List.of("visit-details-days");
        }

        @Override
        List<String> values(ProcessingSettings settings, RecordTexts texts) {
            return List.of(texts.days(settings.retention().visitDetails()));
        }
    },
    AUDIT_LOG {
        @Override
        List<String> settings() {
            return List.of("audit-details-days");
        }

        @Override
        List<String> values(ProcessingSettings settings, RecordTexts texts) {
            return List.of(texts.days(settings.retention().auditDetails()));
        }
    },
    ACCOUNTS,
    SESSIONS,
    INVITATIONS,
    APPLICATIONS {
        @Override
        List<String> settings() {
            return List.of("access-token-days");
        }

        @Override
        List<String> values(ProcessingSettings settings, RecordTexts texts) {
            return List.of(
                    texts.days(Optional.of(settings.accessTokenLifetime()).filter(Duration::isPositive)));
        }
    },
    ENDED_TOKENS {
        @Override
        List<String> settings() {
            return List.of("ended-token-days");
        }

        @Override
        List<String> values(ProcessingSettings settings, RecordTexts texts) {
            return List.of(texts.days(settings.retention().endedTokens()));
        }
    },
    ENDED_MEMBERSHIPS {
        @Override
        List<String> settings() {
            return List.of("ended-membership-days");
        }

        @Override
        List<String> values(ProcessingSettings settings, RecordTexts texts) {
            return List.of(texts.days(settings.retention().endedMemberships()));
        }
    },
    ATTEMPTS,
    READINGS,
    NOTICES {
        @Override
        List<String> settings() {
            return List.of("notice-days");
        }

        @Override
        List<String> values(ProcessingSettings settings, RecordTexts texts) {
            return List.of(texts.days(Optional.of(settings.retention().notices())));
        }
    },
    MAIL,
    WEBHOOKS {
        @Override
        List<String> settings() {
            return List.of("webhook-log-days");
        }

        @Override
        List<String> values(ProcessingSettings settings, RecordTexts texts) {
            return List.of(texts.days(Optional.of(settings.webhooks().keptFor())));
        }
    },
    ANSWERS,
    UPLOADS,
    BACKUPS {
        @Override
        List<String> settings() {
            return List.of("backup-keep", "backup-every-hours");
        }

        @Override
        List<String> values(ProcessingSettings settings, RecordTexts texts) {
            return settings.storage()
                    .backups()
                    .map(backups -> List.of(
                            String.valueOf(backups.keep()),
                            String.valueOf(backups.every().toHours())))
                    .orElseGet(List::of);
        }
    },
    FILES;

    /** The keys of the settings by which the time is chosen; their values fill in the places of {@link #period}. */
    List<String> settings() {
        return List.of();
    }

    /** The values of the settings, as words; none where they do not apply to this installation. */
    List<String> values(ProcessingSettings chosen, RecordTexts texts) {
        return List.of();
    }

    String title(RecordTexts texts) {
        return texts.text("kept." + this);
    }

    /** For how long, in an installation with these settings. */
    String period(ProcessingSettings chosen, RecordTexts texts) {
        var values = values(chosen, texts);
        return values.size() == settings().size() ? period(values, texts) : texts.text("none");
    }

    /** For how long, with the values of the settings in words. */
    String period(List<String> values, RecordTexts texts) {
        return texts.text("period." + this, values.toArray());
    }
}
