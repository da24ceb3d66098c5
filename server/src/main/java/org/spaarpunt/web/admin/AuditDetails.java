package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.audit.Act;

/**
 * Parses the details that acts have written into the audit log. The log is kept for ever, so its sentences are short,
 * English and fixed for each act; this class parses them again. A sentence that is not known, of another release, is
 * shown unchanged, except for its dates.
 */
final class AuditDetails {
    /** In this order: of an act with several sentences the first one that fits is taken. */
    private static final List<AuditSentence> SENTENCES = Stream.of(
                    CounterSentences.ALL, AccountSentences.ALL, PassholderSentences.ALL, UpkeepSentences.ALL)
            .flatMap(List::stream)
            .toList();

    private AuditDetails() {}

    static AuditPiece of(Optional<Act> act, String details) {
        return SENTENCES.stream()
                .filter(sentence -> act.filter(sentence.acts()::contains).isPresent())
                .flatMap(sentence -> sentence.in(details).stream())
                .findFirst()
                .orElseGet(() -> AuditSentence.dated(details));
    }
}
