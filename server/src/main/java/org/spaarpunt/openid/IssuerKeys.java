package org.spaarpunt.openid;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.remote.RemoteAddress;
import org.spaarpunt.tracing.Attribute;
import org.spaarpunt.tracing.Spans;

/**
 * The keys that another issuer publishes, read within limits and kept for a while. Only the issuer's own server is
 * asked, without following redirects, and by one caller at a time: a token with an invented key leads to at most one
 * request in {@link #READ_AT_MOST_EVERY}. Safe for use by many threads.
 */
final class IssuerKeys implements AutoCloseable {
    static final Duration FRESH = Duration.ofMinutes(10);
    static final Duration READ_AT_MOST_EVERY = Duration.ofSeconds(10);
    static final long MAX_ANSWER_BYTES = 256 * 1024;

    private static final EventLog LOG = EventLog.of(IssuerKeys.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final URI issuer;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile Known known = new Known(null, Instant.MIN, Instant.MIN);

    /**
     * What was read.
     *
     * @param keys nothing until they were read once
     * @param readAt when they were read
     * @param triedAt when it was last tried to read them
     */
    private record Known(@Nullable JWKSet keys, Instant readAt, Instant triedAt) {
        Optional<JWK> named(String id) {
            return Optional.ofNullable(keys).map(all -> all.getKeyByKeyId(id));
        }
    }

    IssuerKeys(URI issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * The key of this id; nothing if the issuer publishes none. Where the issuer cannot be reached, the keys that were
     * read last go on verifying.
     *
     * @throws IssuerOutageException when it is unknown whether there is such a key
     */
    Optional<JWK> named(String id) throws IssuerOutageException {
        var before = known;
        var found = before.named(id);
        var now = clock.instant();
        boolean due = now.isAfter(before.triedAt().plus(READ_AT_MOST_EVERY));
        if (due && (found.isEmpty() || now.isAfter(before.readAt().plus(FRESH)))) {
            return readAgain(before).named(id);
        }
        if (found.isEmpty() && !before.readAt().equals(before.triedAt())) {
            throw new IssuerOutageException("The last attempt to read the issuer's keys failed");
        }
        return found;
    }

    /** Aborts pending requests. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private Known readAgain(Known before) throws IssuerOutageException {
        if (!tryLock()) {
            throw new IssuerOutageException("Another request waits for the issuer's keys");
        }
        try {
            return known.equals(before) ? read(before) : known;
        } finally {
            reading.unlock();
        }
    }

    private Known read(Known before) throws IssuerOutageException {
        var now = clock.instant();
        try {
            known = new Known(JWKSet.parse(get(keysAddress())), now, now);
        } catch (java.text.ParseException e) {
            fail(before, now, new IssuerOutageException("The issuer's keys cannot be read", e));
        } catch (IssuerOutageException e) {
            fail(before, now, e);
        }
        return known;
    }

    private void fail(Known before, Instant now, IssuerOutageException why) throws IssuerOutageException {
        known = new Known(before.keys(), before.readAt(), now);
        LOG.warn(
                "issuer_keys_read_failed",
                "The keys of {issuer} could not be read: {reason}",
                issuer,
                why.getMessage());
        if (before.keys() == null) {
            throw why;
        }
    }

    private URI keysAddress() throws IssuerOutageException {
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(get(RemoteAddress.descriptionOf(issuer)));
        } catch (ParseException e) {
            throw new IssuerOutageException("The issuer's metadata is invalid", e);
        }
        var address = metadata.getJWKSetURI();
        // No other server is ever asked.
        if (!metadata.getIssuer().getValue().equals(issuer.toString())
                || address == null
                || RemoteAddress.of(address)
                        .filter(keys -> keys.isOnServerOf(issuer))
                        .isEmpty()) {
            throw new IssuerOutageException("The issuer's metadata names another issuer, or keys on another server");
        }
        return address;
    }

    private String get(URI address) throws IssuerOutageException {
        try (var span = Spans.beginCall("GET", address)) {
            try {
                var answer = answer(address);
                span.set(Attribute.STATUS, answer.statusCode());
                return body(answer);
            } catch (IssuerOutageException failure) {
                span.fail(failure);
                throw failure;
            }
        }
    }

    private static String body(HttpResponse<String> answer) throws IssuerOutageException {
        if (answer.statusCode() != 200) {
            throw new IssuerOutageException("The issuer answers with status " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> answer(URI address) throws IssuerOutageException {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
        var asked = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES));
        try {
            return asked.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IssuerOutageException("The issuer cannot be reached, or says too much", e);
        } catch (TimeoutException e) {
            throw new IssuerOutageException("The issuer takes too long to answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IssuerOutageException("Interrupted while waiting for the issuer", e);
        } finally {
            asked.cancel(true);
        }
    }

    private boolean tryLock() throws IssuerOutageException {
        try {
            return reading.tryLock(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IssuerOutageException("Interrupted while waiting for the issuer's keys", e);
        }
    }
}
