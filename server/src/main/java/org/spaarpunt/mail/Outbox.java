package org.spaarpunt.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spaarpunt.storage.Timestamps;

/**
 * E-mails to send. They are stored in the transaction of what they are about, so that there is no e-mail about
 * something that was not done, and sent later, so that nothing waits for a mail server that is down. An e-mail is sent
 * at least once: twice if a server dies between the mail server's answer and its own commit.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** The most e-mails in one round. */
    private static final int BATCH = 50;

    /** How long an e-mail is reserved for one server, so that no other sends it too. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** The pause before the second attempt; it doubles before each later one. */
    private static final Duration FIRST_RETRY = Duration.ofMinutes(2);

    private static final Duration LONGEST_RETRY = Duration.ofHours(6);

    /** An e-mail that could not be sent for this long is dropped. */
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    private static final String ADD = """
            insert into mail_outbox (passholder_id, recipient, subject, body, created_at, next_attempt_at)
            values (:passholderId, :recipient, :subject, :body, :now, :now)
            """;

    private static final String TAKE = """
            update mail_outbox
            set next_attempt_at = :leaseEnd, attempts = attempts + 1
            where id in (
                select id from mail_outbox where next_attempt_at <= :now order by next_attempt_at limit :batch for update skip locked
            )
            returning id, recipient, subject, body, created_at, attempts
            """;

    private static final String DROP = "delete from mail_outbox where id = :id";
    private static final String POSTPONE = "update mail_outbox set next_attempt_at = :next where id = :id";

    private final Jdbi jdbi;
    private final Optional<MailServer> server;
    private final InstantSource clock;

    private record Waiting(long id, Mail mail, Instant createdAt, int attempts) {}

    /** @param server empty: no e-mails are stored */
    public Outbox(Jdbi jdbi, Optional<MailServer> server, InstantSource clock) {
        this.jdbi = jdbi;
        this.server = server;
        this.clock = clock;
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
                .map((row, _) -> new Waiting(
                        row.getLong("id"),
                        new Mail(row.getString("recipient"), row.getString("subject"), row.getString("body")),
                        Timestamps.in(row, "created_at"),
                        row.getInt("attempts")))
                .list());
    }

    private void send(Waiting waiting, MailServer there) {
        try {
            there.send(waiting.mail());
            drop(waiting);
        } catch (MailServer.MailException failure) {
            var now = clock.instant();
            if (failure.isPermanent() || now.isAfter(waiting.createdAt().plus(GIVEN_UP_AFTER))) {
                LOG.warn("An e-mail failed for good after {} attempts: {}", waiting.attempts(), failure.getMessage());
                drop(waiting);
            } else {
                LOG.warn("An e-mail failed and is tried again later: {}", failure.getMessage());
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
