package org.spaarpunt.web.admin;

import static org.spaarpunt.audit.Act.*;
import static org.spaarpunt.web.admin.AuditSentence.dated;
import static org.spaarpunt.web.admin.AuditSentence.plain;

import java.util.List;
import org.spaarpunt.web.admin.AuditPiece.Words;

/** What imports, exports, backups and the end of retention periods have written into the audit log. */
final class UpkeepSentences {
    static final List<AuditSentence> ALL = List.of(
            AuditSentence.of(
                    "from (the beginning|[\\d-]+) until (now|[\\d-]+)",
                    AuditSentence::span,
                    CHECKINS_EXPORTED,
                    TRANSFERS_EXPORTED,
                    PASSHOLDERS_EXPORTED),
            AuditSentence.of(
                    "(\\S+), (\\d+) bytes, verified",
                    found -> Words.of("details.backup.verified", plain(found.group(1)), plain(found.group(2))),
                    BACKUP_MADE),
            AuditSentence.of(
                    "(\\S+), (\\d+) bytes, not verified",
                    found -> Words.of("details.backup.unverified", plain(found.group(1)), plain(found.group(2))),
                    BACKUP_MADE),
            AuditSentence.of(
                    "(\\S+), of (\\S+)",
                    found -> Words.of("details.restored", plain(found.group(1)), dated(found.group(2))),
                    RESTORED),
            AuditSentence.of(
                    "(\\d+) secrets", found -> Words.of("details.secrets", plain(found.group(1))), SECRETS_RESEALED),
            AuditSentence.of(
                    "(\\d+) lines?, (\\d+) changes?",
                    found -> Words.of("details.imported", plain(found.group(1)), plain(found.group(2))),
                    CARDS_IMPORTED,
                    PASSHOLDERS_IMPORTED,
                    EVENTS_IMPORTED,
                    COUNTERS_IMPORTED,
                    REWARDS_IMPORTED),
            AuditSentence.of(
                    "(\\d+) lines?, (\\d+) changes?, (\\d+) skipped",
                    found -> Words.of(
                            "details.importedSkipped",
                            plain(found.group(1)),
                            plain(found.group(2)),
                            plain(found.group(3))),
                    CARDS_IMPORTED,
                    PASSHOLDERS_IMPORTED,
                    EVENTS_IMPORTED,
                    COUNTERS_IMPORTED,
                    REWARDS_IMPORTED),
            AuditSentence.of(
                    "(\\d+) check-ins, (\\d+) redemptions before (.+)",
                    found -> Words.of(
                            "details.visitsExpired",
                            plain(found.group(1)),
                            plain(found.group(2)),
                            dated(found.group(3))),
                    VISIT_DETAILS_EXPIRED),
            AuditSentence.of(
                    "(\\d+) (TOKENS|MEMBERSHIPS|NOTICES) before (.+)",
                    found ->
                            Words.of("details.expired." + found.group(2), plain(found.group(1)), dated(found.group(3))),
                    DATA_EXPIRED),
            AuditSentence.of(
                    "(\\d+) before (.+)",
                    found -> Words.of("details.expired", plain(found.group(1)), dated(found.group(2))),
                    AUDIT_DETAILS_EXPIRED));

    private UpkeepSentences() {}
}
