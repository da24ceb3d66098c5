package org.spaarpunt.processing;

import java.io.IOException;
import java.io.Writer;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.build.BuildInfo;
import org.spaarpunt.languages.Language;

/**
 * The record of processing activities of this installation (GDPR, art. 30), as an HTML document that word processors
 * open. What only the controller knows is left open and marked. No secrets and no data about people are in it.
 */
public final class ProcessingRecord {
    private final Jdbi jdbi;
    private final ProcessingSettings settings;
    private final InstantSource clock;

    public ProcessingRecord(Jdbi jdbi, ProcessingSettings settings, InstantSource clock) {
        this.jdbi = jdbi;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes the document; the writer is not closed. */
    public void write(Language language, Writer to) throws IOException {
        var now = clock.instant();
        var texts = RecordTexts.in(language);
        var tables = new RecordContents(settings, Recipients.read(jdbi, now), texts).tables();
        var made = texts.text("made", texts.day(now), BuildInfo.ofThisProgram().release());
        new RecordDocument(texts, settings.site(), made).write(tables, to);
    }
}
