package org.spaarpunt.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.secrets.SealedColumn;
import org.spaarpunt.secrets.SealedColumn.Rows;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Timestamps;

/**
 * E-mails to send. They are stored in the transaction of what they are about, so that there is no e-mail about
 * something that was not done, and sent later, so that nothing waits for a mail server that is down. An e-mail is sent
 * at least once: twice if a server dies between the mail server's answer and its own commit.
 *
 * <p>An e-mail with a link that opens an account is stored sealed, goes when the link is over, and is the only one that
 * waits for its user: a newer one takes its place.
 */
public final class Outbox {
    private static final EventLog LOG = EventLog.of(Outbox.class);

    /** The most e-mails in one round. */
    private static final int BATCH = 50;

    /** How long an e-mail is reserved for one server, so that no other sends it too. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** The pause before the second attempt; it doubles before each later one. */
    private static final Duration FIRST_RETRY = Duration.ofMinutes(2);

    private static final Duration LONGEST_RETRY = Duration.ofHours(6);

    /** An e-mail that could not be sent for this long is dropped. */
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    /** What the stored e-mails to users are sealed for, so that an old sealing key can be retired. */
    public static final List<SealedColumn> COLUMNS = List.of(
            new SealedColumn(Outbox.PURPOSE, "mail_outbox", "user_id::text", "body", Set.of(Rows.MAY_BE_NAMED), """
            update mail_outbox set body = :sealed where user_id = :id::bigint and body = :found
            """));

    private static final String PURPOSE = "mail:";

    private static final String ADD = """
            insert into mail_outbox (passholder_id, recipient, subject, body, created_at, next_attempt_at)
            values (:passholderId, :recipient, :subject, :body, :now, :now)
            """;

    private static final String ADD_TO_EMPLOYEE = """
            insert into mail_outbox (employee_id, recipient, subject, body, created_at, next_attempt_at)
            values (:employeeId, :recipient, :subject, :body, :now, :now)
            """;

    private static final String ADD_SEALED = """
            insert into mail_outbox (user_id, recipient, subject, body, created_at, next_attempt_at, expires_at)
            values (:userId, :recipient, :subject, :sealed, :now, :now, :expiresAt)
            """;

    private static final String FORGET = "delete from mail_outbox where user_id = :userId";

    private static final String FORGET_ALL = "delete from mail_outbox where user_id = :userId or employee_id = :userId";

    private static final String TAKE = """
            update mail_outbox
            set next_attempt_at = :leaseEnd, attempts = attempts + 1
            where id in (
                select id from mail_outbox where next_attempt_at <= :now order by next_attempt_at limit :batch for update skip locked
            )
            returning id, user_id, recipient, subject, body, created_at, expires_at, attempts
            """;

    private static final String DROP = "delete from mail_outbox where id = :id";
    private static final String POSTPONE = "update mail_outbox set next_attempt_at = :next where id = :id";

    private final Jdbi jdbi;
    private final SecretBox box;
    private final Optional<MailServer> server;
    private final InstantSource clock;

    /**
     * An e-mail that is due.
     *
     * @param mail empty if it was sealed with a key that is gone
     */
    private record Waiting(long id, Optional<Mail> mail, Instant createdAt, Optional<Instant> expiresAt, int attempts) {
        boolean isUseless(Instant now) {
            return mail.isEmpty() || expiresAt.filter(now::isAfter).isPresent();
        }

        boolean isGivenUp(Instant now) {
            return isUseless(now) || now.isAfter(createdAt.plus(GIVEN_UP_AFTER));
        }
    }

    /** @param server empty: no e-mails are stored */
    public Outbox(Jdbi jdbi, SecretBox box, Optional<MailServer> server, InstantSource clock) {
        this.jdbi = jdbi;
        this.box = box;
        this.server = server;
        this.clock = clock;
    }

    /** Whether a mail server is set: otherwise no e-mails are stored. */
    public boolean isUsed() {
        return server.isPresent();
    }

    /**
     * Stores an e-mail about a passholder in the transaction of what it is about; does nothing if no mail server is
     * set.
     */
    public void add(Handle handle, long passholderId, Mail mail) {
        if (server.isPresent()) {
            handle.createUpdate(ADD)
                    .bind("passholderId", passholderId)
                    .bind("recipient", mail.recipient())
                    .bind("subject", mail.subject())
                    .bind("body", mail.body())
                    .bind("now", Timestamps.bound(clock.instant()))
                    .execute();
        }
    }

    /**
     * Stores an e-mail that tells an employee something, in the transaction of what it is about; does nothing if no mail
     * server is set.
     */
    public void addToEmployee(Handle handle, long userId, Mail mail) {
        if (server.isPresent()) {
            handle.createUpdate(ADD_TO_EMPLOYEE)
                    .bind("employeeId", userId)
                    .bind("recipient", mail.recipient())
                    .bind("subject", mail.subject())
                    .bind("body", mail.body())
                    .bind("now", Timestamps.bound(clock.instant()))
                    .execute();
        }
    }

    /**
     * Stores an e-mail whose text only its user may see, in the transaction that makes its link; does nothing if no mail
     * server is set. The caller has locked the user's row.
     *
     * @param expiresAt when the link ends, after which it is not sent any more
     */
    public void addSealed(Handle handle, long userId, Mail mail, Instant expiresAt) {
        if (server.isPresent()) {
            forget(handle, userId);
            handle.createUpdate(ADD_SEALED)
                    .bind("userId", userId)
                    .bind("recipient", mail.recipient())
                    .bind("subject", mail.subject())
                    .bind("sealed", box.seal(PURPOSE + userId, mail.body()))
                    .bind("now", Timestamps.bound(clock.instant()))
                    .bind("expiresAt", Timestamps.bound(expiresAt))
                    .execute();
        }
    }

    /** Drops what waits for a user whose links are over, in the caller's transaction. */
    public static void forget(Handle handle, long userId) {
        handle.createUpdate(FORGET).bind("userId", userId).execute();
    }

    /** Drops everything that waits for a person who is removed, in the caller's transaction. */
    public static void forgetAll(Handle handle, long userId) {
        handle.createUpdate(FORGET_ALL).bind("userId", userId).execute();
    }

    /** Sends what is due, without holding a connection to the database meanwhile. */
    public void send() {
        server.ifPresent(there -> take().forEach(waiting -> send(waiting, there)));
    }

    private List<Waiting> take() {
        var now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery(TAKE)
                .bind("now", Timestamps.bound(now))
                .bind("leaseEnd", Timestamps.bound(now.plus(LEASE)))
                .bind("batch", BATCH)
                .map((row, _) -> waiting(row))
                .list());
    }

    private Waiting waiting(ResultSet row) throws SQLException {
        var text = row.getString("body");
        var user = row.getString("user_id");
        var body = user == null ? Optional.of(text) : box.open(PURPOSE + user, text);
        var recipient = row.getString("recipient");
        var subject = row.getString("subject");
        return new Waiting(
                row.getLong("id"),
                body.map(readable -> new Mail(recipient, subject, readable)),
                Timestamps.in(row, "created_at"),
                Timestamps.ifAnyIn(row, "expires_at"),
                row.getInt("attempts"));
    }

    private void send(Waiting waiting, MailServer there) {
        if (waiting.isUseless(clock.instant())) {
            LOG.warn(
                    "email_dropped",
                    "An e-mail was dropped unsent after {attempts} attempts: its link is over",
                    waiting.attempts() - 1);
            drop(waiting);
            return;
        }
        try {
            there.send(waiting.mail().orElseThrow());
            drop(waiting);
        } catch (MailServer.MailException failure) {
            var now = clock.instant();
            if (failure.isPermanent() || waiting.isGivenUp(now)) {
                LOG.warn(
                        "email_failed",
                        "An e-mail failed for good after {attempts} attempts: {reason}",
                        waiting.attempts(),
                        failure.getMessage());
                drop(waiting);
            } else {
                LOG.warn(
                        "email_postponed", "An e-mail failed and is tried again later: {reason}", failure.getMessage());
                postpone(waiting, now.plus(pause(waiting.attempts())));
            }
        }
    }

    /** @param attempts how many have failed, at least one */
    static Duration pause(int attempts) {
        int doublings = Math.min(attempts - 1, Long.SIZE / 4);
        var pause = FIRST_RETRY.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_RETRY) < 0 ? pause : LONGEST_RETRY;
    }

    private void drop(Waiting waiting) {
        jdbi.useHandle(
                handle -> handle.createUpdate(DROP).bind("id", waiting.id()).execute());
    }

    private void postpone(Waiting waiting, Instant next) {
        jdbi.useHandle(handle -> handle.createUpdate(POSTPONE)
                .bind("id", waiting.id())
                .bind("next", Timestamps.bound(next))
                .execute());
    }
}
