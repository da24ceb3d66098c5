package org.spaarpunt.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes each line of the log as a flat JSON object with {@code event}, {@code message} and the line's fields as keys;
 * {@code logback.xml} names it. Lines that no {@link EventLog} wrote are those of libraries.
 */
public final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {
    private static final String OF_LIBRARY = "library";
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final byte[] NOTHING = {};

    private final JsonMapper json = new JsonMapper();

    @Override
    public byte[] encode(ILoggingEvent line) {
        return (json.writeValueAsString(keys(line)) + "\n").getBytes(UTF_8);
    }

    private static Map<String, Object> keys(ILoggingEvent line) {
        var keys = new LinkedHashMap<String, Object>();
        keys.put("timestamp", TIMESTAMP.format(line.getInstant()));
        keys.put("level", line.getLevel().toString());
        keys.put("event", event(line));
        keys.put("message", line.getFormattedMessage());
        var fields = line.getKeyValuePairs();
        if (fields != null) {
            fields.forEach(field -> keys.put(field.key, value(field.value)));
        }
        keys.putAll(line.getMDCPropertyMap());
        keys.put("logger", line.getLoggerName());
        keys.put("thread", line.getThreadName());
        var thrown = line.getThrowableProxy();
        if (thrown != null) {
            keys.put("exception", ThrowableProxyUtil.asString(thrown));
        }
        return keys;
    }

    /** A library may mark its lines too. */
    private static String event(ILoggingEvent line) {
        var markers = line.getMarkerList();
        return markers == null || markers.isEmpty() || !line.getLoggerName().startsWith("org.spaarpunt")
                ? OF_LIBRARY
                : markers.getFirst().getName();
    }

    private static Object value(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
