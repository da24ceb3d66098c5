package org.spaarpunt.client;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes check-ins of UiTPAS API 4.0 ({@code POST /checkins}) with a bearer token. For one thread. */
public final class JsonCheckinWriter implements RequestWriter {
    private static final String PATH = "/api4/checkins";
    private static final int TYPICAL_BYTES = 2048;

    private final String headers;
    private final StringBuilder text = new StringBuilder(TYPICAL_BYTES);

    /** @param server {@code http://host:port} */
    public JsonCheckinWriter(URI server, String token) {
        this.headers = "POST " + PATH + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nContent-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n";
    }

    @Override
    public void write(Visit visit, ByteBuffer target) {
        var body = "{\"uitpasNumber\":\"" + visit.cardNumber() + "\",\"eventId\":\"" + visit.cdbid() + "\"}";
        text.setLength(0);
        text.append(headers);
        if (!visit.idempotencyKey().isEmpty()) {
            text.append("Idempotency-Key: ").append(visit.idempotencyKey()).append("\r\n");
        }
        text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        target.put(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
