package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.imports.ImportOutcome.Imported;
import org.spaarpunt.storage.ChangeNotices;

/** Takes files into the database, each in one transaction: all of it or nothing. The same file again changes nothing. */
public final class Imports {
    private final Jdbi jdbi;
    private final InstantSource clock;

    /**
     * A file to take in.
     *
     * @param name for the audit log
     * @param content must stand at the beginning; a reader that is strict about UTF-8
     */
    public record File(String name, BufferedReader content) {}

    public Imports(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Cards, into stock.
     *
     * @param cardSystem of the lines that name none
     */
    public ImportOutcome cards(Actor actor, File file, Optional<Long> cardSystem) {
        return run(actor, file, new CardSheet(cardSystem));
    }

    /** Passholders with their memberships and cards. */
    public ImportOutcome passholders(Actor actor, File file) {
        return run(actor, file, new PassholderSheet());
    }

    /** Events with their organisers and locations. */
    public ImportOutcome events(Actor actor, File file) {
        return run(actor, file, new EventSheet());
    }

    /** Rewards, with their card systems, cities, counters and pictures. */
    public ImportOutcome rewards(Actor actor, File file) {
        return run(actor, file, new RewardSheet());
    }

    private ImportOutcome run(Actor actor, File file, Sheet sheet) {
        return jdbi.inTransaction(handle -> {
            var outcome = ImportRun.of(handle, sheet, file.content());
            switch (outcome) {
                case Imported imported
                when imported.changes() > 0 -> {
                    var details = imported.lines() + " lines, " + imported.changes() + " changes";
                    AuditLog.write(
                            handle, actor, new AuditLog.Line(sheet.act(), file.name(), details), clock.instant());
                    ChangeNotices.send(handle);
                }
                case Imported _ -> handle.rollback();
                case ImportOutcome.Refused _ -> handle.rollback();
            }
            return outcome;
        });
    }
}
