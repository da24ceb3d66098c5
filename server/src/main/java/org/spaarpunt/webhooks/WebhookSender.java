package org.spaarpunt.webhooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.spaarpunt.webhooks.Attempt.Answered;
import org.spaarpunt.webhooks.Attempt.Reason;
import org.spaarpunt.webhooks.Attempt.Unanswered;

/**
 * Posts a report to an address that a user has chosen. The host is looked up once, what it leads to is judged by the
 * {@link AddressGuard}, and the connection goes to just that address, so that another answer of the name server a moment
 * later changes nothing. No redirect is followed, no proxy is used, and neither a slow nor an endless answer holds it for
 * longer than its timeout. Safe for use by many threads.
 */
final class WebhookSender {
    /** Of an answer's body, no more is read. */
    static final int MAX_ANSWER_BYTES = 1024;

    private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(4);

    private final AddressGuard guard;
    private final Duration timeout;
    private final Network network;

    /**
     * How hosts are looked up, and TLS is spoken.
     *
     * @param hosts all addresses of a host
     */
    record Network(Hosts hosts, SSLSocketFactory tls) {
        static Network ofThisMachine() {
            return new Network(
                    host -> List.of(InetAddress.getAllByName(host)), (SSLSocketFactory) SSLSocketFactory.getDefault());
        }
    }

    @FunctionalInterface
    interface Hosts {
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    /** @param timeout how long an attempt may take in all */
    WebhookSender(AddressGuard guard, Duration timeout, Network network) {
        this.guard = guard;
        this.timeout = timeout;
        this.network = network;
    }

    /** Sends one report, and waits for the answer. */
    Attempt post(WebhookAddress address, Map<String, String> headers, String body) throws InterruptedException {
        var status = new CompletableFuture<Integer>();
        var task = new FutureTask<>(() -> exchange(address, headers, body, status));
        // Interrupting a virtual thread closes the socket that it waits for.
        Thread.ofVirtual().name("webhook").start(task);
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return status.isDone() ? new Answered(status.join(), "") : new Unanswered(Reason.TIMED_OUT);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("An attempt to send a report failed", failed.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /** @param status told as soon as it is known */
    private Attempt exchange(
            WebhookAddress address, Map<String, String> headers, String body, CompletableFuture<Integer> status) {
        List<InetAddress> found;
        try {
            found = network.hosts().addresses(address.host());
        } catch (UnknownHostException unknown) {
            return new Unanswered(Reason.UNKNOWN_HOST);
        }
        if (!mayReach(address, found)) {
            return new Unanswered(Reason.FORBIDDEN_ADDRESS);
        }
        try (var exchange = HttpExchange.connected(address, found, LONGEST_CONNECTING, network.tls())) {
            exchange.send(headers, body.getBytes(StandardCharsets.UTF_8));
            int code = exchange.readStatus();
            status.complete(code);
            return new Answered(code, exchange.readStart(MAX_ANSWER_BYTES));
        } catch (HttpExchange.NotHttpException strange) {
            return new Unanswered(Reason.UNREADABLE);
        } catch (SSLException failed) {
            return new Unanswered(Reason.TLS_FAILED);
        } catch (IOException failed) {
            return new Unanswered(Reason.UNREACHABLE);
        }
    }

    /** All addresses of the host must be allowed. Without TLS, only this machine is. */
    private boolean mayReach(WebhookAddress address, List<InetAddress> found) {
        return !found.isEmpty()
                && found.stream().allMatch(guard::allows)
                && (address.isEncrypted() || found.stream().allMatch(InetAddress::isLoopbackAddress));
    }
}
