package org.spaarpunt.imports;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.identity.User;
import org.spaarpunt.imports.ImportOutcome.Flaw;
import org.spaarpunt.imports.ImportOutcome.Imported;
import org.spaarpunt.imports.ImportOutcome.Refused;
import org.spaarpunt.imports.ImportOutcome.Skipped;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;

/**
 * Files that administrators send to be imported. A file is kept while its sender looks at what it would change, and
 * what is then imported is what was kept, not a file that is sent again. Only the sender can see it.
 */
public final class ImportUploads {
    /** How long a file is kept. */
    public static final Duration KEPT_FOR = Duration.ofHours(1);

    /** The most files of one user that are kept; an older one makes room. */
    private static final int KEPT_PER_USER = 5;

    private static final int PART_BYTES = 256 * 1024;
    private static final int MAX_NAME = 200;
    private static final String DIGEST = "SHA-256";

    private static final String MAKE_ROOM = """
            delete from import_upload
            where app_user_id = :user
              and id not in (select id from import_upload where app_user_id = :user order by uploaded_at desc limit :kept)
            """;

    private static final String BEGIN = """
            insert into import_upload (id, app_user_id, kind, card_system_id, file_name, uploaded_at)
            values (:id, :user, :kind, :cardSystem, :name, :now)
            """;

    private static final String ADD_PART = """
            insert into import_upload_part (import_upload_id, number, content) values (:id, :number, :content)
            """;

    private static final String PART = """
            select content from import_upload_part where import_upload_id = :id and number = :number
            """;

    private static final String RESULT = """
            update import_upload
            set digest = :digest, imported_at = :importedAt, lines = :lines, added = :added, changes = :changes,
                left_away = :leftAway, skipped = :skipped, refused = :refused, flaw_lines = :flawLines,
                flaw_reasons = :flawReasons
            where id = :id and imported_at is null
            """;

    private static final String FIND = """
            select * from import_upload where id = :id and app_user_id = :user and digest is not null
            """;

    private static final String DISCARD = "delete from import_upload where id = :id and app_user_id = :user";
    private static final String FORGET = "delete from import_upload where uploaded_at <= :oldest";

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Imports imports;
    private final Runnable forget;
    private final Supplier<UUID> ids;

    /**
     * Imports wait for each other in the database, each with a connection; here they wait without one, because the one
     * that runs needs a second connection to read its file.
     */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * Creates the uploads.
     *
     * @param forget empties this process's caches of the database; run after each import
     * @param ids makes an id that cannot be guessed
     */
    public ImportUploads(Jdbi jdbi, InstantSource clock, Imports imports, Runnable forget, Supplier<UUID> ids) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.imports = imports;
        this.forget = forget;
        this.ids = ids;
    }

    /**
     * A file that is being sent.
     *
     * @param name as the sender named it
     * @param cardSystem the card system of lines about cards that name none
     */
    public record Incoming(ImportKind kind, String name, Optional<Long> cardSystem, InputStream bytes) {}

    /** How a confirmation ended. */
    public sealed interface Confirmation {
        /** The file was imported, now or before. */
        record Done() implements Confirmation {}

        /** Something else has changed since the preview, so nothing was imported; there is another preview. */
        record Outdated() implements Confirmation {}

        /** The file is no longer kept. */
        record Gone() implements Confirmation {}
    }

    /**
     * Keeps a file and finds out what it would change.
     *
     * @return its id
     * @throws IOException when the file does not arrive completely; then nothing is kept of it
     */
    public UUID receive(User sender, Incoming file) throws IOException {
        var id = ids.get();
        begin(id, sender, file);
        String digest;
        try {
            digest = store(id, file.bytes());
        } catch (IOException broken) {
            discard(sender, id);
            throw broken;
        }
        var name = nameOf(file.name());
        var preview = alone(() -> imports.preview(file.kind(), stored(id, name), file.cardSystem()));
        jdbi.useHandle(handle -> save(handle, id, digest, preview, false));
        return id;
    }

    /** A file that this user sent and that is still kept. */
    public Optional<ImportUpload> find(User sender, UUID id) {
        return jdbi.withHandle(handle -> found(handle, sender, id, ""));
    }

    /**
     * Imports a file if that changes what was shown, once.
     *
     * @param digest that was shown
     */
    public Confirmation confirm(Actor actor, User sender, UUID id, String digest) {
        var confirmed = alone(() -> jdbi.inTransaction(handle -> confirm(handle, actor, sender, id, digest)));
        if (confirmed instanceof Confirmation.Outdated) {
            var upload = find(sender, id);
            upload.ifPresent(kept -> {
                var file = stored(id, kept.name());
                var preview = alone(() -> imports.preview(kept.kind(), file, kept.cardSystem()));
                jdbi.useHandle(handle -> save(handle, id, kept.digest(), preview, false));
            });
        }
        if (confirmed instanceof Confirmation.Done) {
            forget.run();
        }
        return confirmed;
    }

    private Confirmation confirm(Handle handle, Actor actor, User sender, UUID id, String digest) {
        var found = found(handle, sender, id, " for update")
                .filter(kept -> kept.digest().equals(digest));
        if (found.isEmpty()) {
            return new Confirmation.Gone();
        }
        var upload = found.get();
        if (upload.importedAt().isPresent()) {
            return new Confirmation.Done();
        }
        if (!upload.isUseful()) {
            return new Confirmation.Outdated();
        }
        var done = imports.within(handle, actor, upload.kind(), stored(id, upload.name()), upload.cardSystem());
        if (!done.equals(upload.preview())) {
            handle.rollback();
            return new Confirmation.Outdated();
        }
        save(handle, id, digest, done, true);
        return new Confirmation.Done();
    }

    public void discard(User sender, UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate(DISCARD)
                .bind("id", id)
                .bind("user", sender.id())
                .execute());
    }

    /** Deletes the files that were sent too long ago. */
    public void forgetOld() {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("oldest", Timestamps.bound(clock.instant().minus(KEPT_FOR)))
                .execute());
    }

    private <T> T alone(Supplier<T> work) {
        oneAtATime.lock();
        try {
            return work.get();
        } finally {
            oneAtATime.unlock();
        }
    }

    private void begin(UUID id, User sender, Incoming file) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate(BEGIN)
                    .bind("id", id)
                    .bind("user", sender.id())
                    .bind("kind", file.kind())
                    .bind("cardSystem", file.cardSystem().orElse(null))
                    .bind("name", nameOf(file.name()))
                    .bind("now", Timestamps.bound(clock.instant()))
                    .execute();
            handle.createUpdate(MAKE_ROOM)
                    .bind("user", sender.id())
                    .bind("kept", KEPT_PER_USER)
                    .execute();
        });
    }

    /** Each part is stored as it arrives, so that a slow sender takes no connection to the database and no memory. */
    private String store(UUID id, InputStream bytes) throws IOException {
        var digested = new DigestInputStream(bytes, sha256());
        int number = 0;
        for (var part = digested.readNBytes(PART_BYTES); part.length > 0; part = digested.readNBytes(PART_BYTES)) {
            int next = number++;
            var content = part;
            jdbi.useHandle(handle -> handle.createUpdate(ADD_PART)
                    .bind("id", id)
                    .bind("number", next)
                    .bind("content", content)
                    .execute());
        }
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance(DIGEST);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Imports.File stored(UUID id, String name) {
        return new Imports.File(name, () -> Imports.reader(new Parts(id)));
    }

    /** A stored file, whose parts are read one after the other. */
    private final class Parts extends InputStream {
        private final UUID id;
        private int number;
        private byte[] part = {};
        private int at;

        Parts(UUID id) {
            this.id = id;
        }

        @Override
        public int read() {
            return isAtEnd() ? -1 : part[at++] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (isAtEnd()) {
                return -1;
            }
            int count = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, offset, count);
            at += count;
            return count;
        }

        private boolean isAtEnd() {
            if (at == part.length) {
                part = next().orElse(new byte[0]);
                number++;
                at = 0;
            }
            return part.length == 0;
        }

        /** Over a connection of its own: the one of the transaction, which Jdbi would take, is copying lines. */
        private Optional<byte[]> next() {
            try (var handle = jdbi.open()) {
                return handle.createQuery(PART)
                        .bind("id", id)
                        .bind("number", number)
                        .mapTo(byte[].class)
                        .findOne();
            }
        }
    }

    private void save(Handle handle, UUID id, String digest, ImportPreview preview, boolean imported) {
        var result = preview.outcome() instanceof Imported some ? some : new Imported(0, 0);
        var flaws = preview.outcome() instanceof Refused(var wrong)
                ? wrong
                : result.skipped().flaws();
        handle.createUpdate(RESULT)
                .bind("id", id)
                .bind("digest", digest)
                .bind("importedAt", imported ? Timestamps.bound(clock.instant()) : null)
                .bind("lines", result.lines())
                .bind("added", preview.added())
                .bind("changes", result.changes())
                .bind("leftAway", result.leftAway())
                .bind("skipped", result.skipped().count())
                .bind("refused", preview.outcome() instanceof Refused)
                .bindArray(
                        "flawLines", Long.class, flaws.stream().map(Flaw::line).toList())
                .bindArray(
                        "flawReasons",
                        String.class,
                        flaws.stream().map(Flaw::reason).toList())
                .execute();
    }

    private static Optional<ImportUpload> found(Handle handle, User sender, UUID id, String locking) {
        return handle.createQuery(FIND + locking)
                .bind("id", id)
                .bind("user", sender.id())
                .map((row, _) -> upload(row))
                .findOne();
    }

    private static ImportUpload upload(ResultSet row) throws SQLException {
        var name = row.getString("file_name");
        var flaws = flaws(name, row.getArray("flaw_lines"), row.getArray("flaw_reasons"));
        var outcome = row.getBoolean("refused")
                ? new Refused(flaws)
                : new Imported(
                        row.getLong("lines"),
                        row.getLong("changes"),
                        row.getLong("left_away"),
                        new Skipped(row.getLong("skipped"), flaws));
        long cardSystem = row.getLong("card_system_id");
        return new ImportUpload(
                row.getObject("id", UUID.class),
                ImportKind.valueOf(row.getString("kind")),
                name,
                row.wasNull() ? Optional.empty() : Optional.of(cardSystem),
                Timestamps.in(row, "uploaded_at"),
                row.getString("digest"),
                new ImportPreview(outcome, row.getLong("added")),
                Timestamps.ifAnyIn(row, "imported_at"));
    }

    private static List<Flaw> flaws(String file, Array lines, Array reasons) throws SQLException {
        var numbers = (Long[]) lines.getArray();
        var texts = (String[]) reasons.getArray();
        var flaws = new ArrayList<Flaw>();
        for (int i = 0; i < numbers.length; i++) {
            flaws.add(new Flaw(file, numbers[i], texts[i]));
        }
        return flaws;
    }

    /** Some browsers name the whole path. */
    private static String nameOf(String sent) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        var name = last.length() > MAX_NAME ? last.substring(0, MAX_NAME) : last;
        return name.isEmpty() || !Text.canBeStored(name) ? "file" : name;
    }
}
