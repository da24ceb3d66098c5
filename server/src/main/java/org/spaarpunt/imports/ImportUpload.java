package org.spaarpunt.imports;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.spaarpunt.imports.ImportOutcome.Imported;

/**
 * A file that was sent to be imported, and what importing it would change or has changed.
 *
 * @param name of the file, as its sender named it
 * @param cardSystem the card system of lines about cards that name none
 * @param digest of its bytes, in hexadecimal digits
 * @param importedAt when it was imported; empty: nothing has been changed yet
 */
public record ImportUpload(
        UUID id,
        ImportKind kind,
        String name,
        Optional<Long> cardSystem,
        Instant uploadedAt,
        String digest,
        ImportPreview preview,
        Optional<Instant> importedAt) {

    /** Whether an import would change something. */
    public boolean isUseful() {
        return preview.outcome() instanceof Imported imported && imported.changes() > 0;
    }
}
