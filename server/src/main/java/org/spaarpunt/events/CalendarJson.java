package org.spaarpunt.events;

import java.time.DateTimeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calendars as JSON documents, for storage. Dates and times are local, in ISO 8601; hours are {@code opens-closes}:
 *
 * <pre>{@code
 * {"kind": "dates", "dates": [
 *     {"first": "2026-11-22", "last": "2026-11-23"},
 *     {"start": "2026-11-24T20:00"},
 *     {"start": "2026-11-25T20:00", "end": "2026-11-26T01:00"}]}
 * {"kind": "periodic", "from": "2026-09-01", "to": "2027-06-30",
 *     "hours": {"wednesday": ["09:00-12:00", "13:30-17:00"], "saturday": ["20:00-02:00"]}}
 * {"kind": "permanent", "adjusted": [
 *     {"first": "2026-12-24", "last": "2026-12-31"},
 *     {"first": "2027-01-04", "last": "2027-01-10", "hours": {"monday": ["10:00-14:00"]}}]}
 * }</pre>
 *
 * <p>An unknown end is omitted, and so are unknown hours. Adjusted days without hours are closed. Reading is strict:
 * unknown fields are rejected.
 */
public final class CalendarJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CalendarJson() {}

    /** The document, which {@link #read} turns back into an equal calendar. */
    public static String write(Calendar calendar) {
        return MAPPER.writeValueAsString(CalendarWriter.document(calendar));
    }

    /**
     * The calendar in a document.
     *
     * @throws BrokenCalendarException if the document has another shape, or values that no calendar can have
     */
    public static Calendar read(String document) {
        try {
            return CalendarReader.calendar(new StrictFields(MAPPER.readTree(document)));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new BrokenCalendarException(e);
        }
    }
}
