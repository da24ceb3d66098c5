package org.spaarpunt.accounts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.Once;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Timestamps;

/**
 * Results of forms whose act must not be done twice. A form that has a receipt was sent before. If the act made a
 * secret, such as a key, the receipt holds it sealed for {@link #SHOWN_FOR}; it is shown once, to the session that sent
 * the form.
 */
public final class Receipts {
    /** How long after the act its page may be opened for the first time. */
    public static final Duration SHOWN_FOR = Duration.ofMinutes(10);

    private static final String PURPOSE = "receipt:";

    private static final String CLAIM = """
            insert into form_receipt (session, form, kept_at, kind, name, detail, back)
            values (:session, :form, :now, '', '', '', '') on conflict do nothing
            """;

    private static final String KEEP = """
            update form_receipt set kind = :kind, name = :name, detail = :detail, back = :back, sealed = :sealed
            where session = :session and form = :form
            """;

    private static final String FIND = """
            select session, kind, name, detail, back, sealed from form_receipt where form = :form
            """;

    /** Of two concurrent requests, one changes the row. */
    private static final String SHOW = """
            update form_receipt set shown_in = shown_in || :language::text
            where session = :session and form = :form
              and sealed is not null and kept_at > :oldest and not :language = any (shown_in)
            """;

    private static final String FORGET_SECRETS = """
            update form_receipt set sealed = null where sealed is not null and kept_at <= :oldest
            """;

    private static final String FORGET = "delete from form_receipt where kept_at <= :oldest";

    private final Jdbi jdbi;
    private final SecretBox box;
    private final TokenGenerator mint;
    private final InstantSource clock;

    /**
     * A form that was sent.
     *
     * @param form digest of the text that identifies this form
     */
    public record Key(UUID session, UUID form) {}

    /**
     * The result of a form.
     *
     * @param kind what the receipt is for; chosen by the feature that keeps it
     * @param name of the thing that the act made or changed
     * @param detail about it, such as its key
     * @param back path of the page about it
     * @param value the secret that is shown once; empty when there is none
     */
    public record Receipt(String kind, String name, String detail, String back, String value) {
        /** Omits the value. */
        @Override
        public String toString() {
            return "Receipt[" + kind + " of " + name + "]";
        }
    }

    /**
     * A receipt as it is stored.
     *
     * @param receipt without its value
     * @param sealed the sealed value; empty when there is none, or no longer
     */
    private record Kept(UUID session, Receipt receipt, String sealed) {}

    Receipts(Jdbi jdbi, SecretBox box, TokenGenerator mint, InstantSource clock) {
        this.jdbi = jdbi;
        this.box = box;
        this.mint = mint;
        this.clock = clock;
    }

    /** A new text that identifies a form, to be put in it. */
    public String token() {
        return mint.next();
    }

    /**
     * Does an act once for a form, whose receipt keeps the result.
     *
     * @param receipt what is kept of the result
     */
    public <T> Once<T> once(Key form, Function<T, Receipt> receipt) {
        return act -> handle -> {
            if (!claim(handle, form)) {
                return new Outcome.Unchanged<>();
            }
            var outcome = act.apply(handle);
            if (outcome instanceof Outcome.Done<T>(T result)) {
                keep(handle, form, receipt.apply(result));
            }
            return outcome;
        };
    }

    /** Claims a form for processing, in the caller's transaction; false when it was processed before. */
    public boolean claim(Handle handle, Key key) {
        return handle.createUpdate(CLAIM)
                        .bind("session", key.session())
                        .bind("form", key.form())
                        .bind("now", Timestamps.bound(clock.instant()))
                        .execute()
                == 1;
    }

    /** Stores the result of a claimed form, in the caller's transaction. */
    public void keep(Handle handle, Key key, Receipt receipt) {
        handle.createUpdate(KEEP)
                .bind("session", key.session())
                .bind("form", key.form())
                .bind("kind", receipt.kind())
                .bind("name", receipt.name())
                .bind("detail", receipt.detail())
                .bind("back", receipt.back())
                .bind("sealed", receipt.value().isEmpty() ? null : box.seal(purpose(key), receipt.value()))
                .execute();
    }

    /** Stores the result of a form whose act itself ensures that it is not done twice. */
    public void keep(Key key, Receipt receipt) {
        jdbi.useTransaction(handle -> {
            if (claim(handle, key)) {
                keep(handle, key, receipt);
            }
        });
    }

    /** The result of a form, without its value, for the session that sent it. */
    public Optional<Receipt> find(Key key) {
        return found(key.form())
                .filter(kept -> kept.session().equals(key.session()))
                .map(Kept::receipt);
    }

    /** Identifies the session that a form belongs to. */
    public Optional<Key> keyOf(UUID form) {
        return found(form).map(kept -> new Key(kept.session(), form));
    }

    /**
     * The result of a form, with its value on the first request in this language and without it on every later one, so
     * that a reader that changes the language of the page still sees the value.
     */
    public Optional<Receipt> show(Key key, String language) {
        return found(key.form())
                .filter(kept -> kept.session().equals(key.session()))
                .map(kept -> isFirst(key, language) ? withValue(key, kept) : kept.receipt());
    }

    /**
     * Drops secrets that can no longer be shown. The fact that a form was sent is kept for as long as a session can
     * last.
     */
    void forgetOld() {
        var now = clock.instant();
        jdbi.useHandle(handle -> {
            handle.createUpdate(FORGET_SECRETS)
                    .bind("oldest", Timestamps.bound(now.minus(SHOWN_FOR)))
                    .execute();
            handle.createUpdate(FORGET)
                    .bind("oldest", Timestamps.bound(now.minus(Sessions.LIFETIME)))
                    .execute();
        });
    }

    private Optional<Kept> found(UUID form) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("form", form)
                .map((row, _) -> new Kept(
                        row.getObject("session", UUID.class),
                        new Receipt(
                                row.getString("kind"),
                                row.getString("name"),
                                row.getString("detail"),
                                row.getString("back"),
                                ""),
                        Optional.ofNullable(row.getString("sealed")).orElse("")))
                .findOne());
    }

    private boolean isFirst(Key key, String language) {
        return jdbi.withHandle(handle -> handle.createUpdate(SHOW)
                        .bind("session", key.session())
                        .bind("form", key.form())
                        .bind("language", language)
                        .bind("oldest", Timestamps.bound(clock.instant().minus(SHOWN_FOR)))
                        .execute())
                == 1;
    }

    private Receipt withValue(Key key, Kept kept) {
        var receipt = kept.receipt();
        // The sealing key may have been replaced and dropped within minutes: then the value can no longer be shown.
        return box.open(purpose(key), kept.sealed())
                .map(value -> new Receipt(receipt.kind(), receipt.name(), receipt.detail(), receipt.back(), value))
                .orElse(receipt);
    }

    private static String purpose(Key key) {
        return PURPOSE + key.session() + ":" + key.form();
    }
}
