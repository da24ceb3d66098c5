package org.spaarpunt.api4.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.spaarpunt.http.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the API reads and writes it. Absent values are left out, and times have an offset, as clients expect. */
public final class Json {
    private static final String CONTENT_TYPE = "application/json";

    /** Deeper than any body of the API; a deeper one is refused before it is built. */
    private static final int MAX_DEPTH = 20;

    private static final int MAX_NUMBER_LENGTH = 40;

    /** Strict: what two readers could understand in two ways is refused. */
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    /** With seconds always there, as the documents show it; {@code Z} would be read as well. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private Json() {}

    /** A successful answer. */
    public static Response response(int status, Object body) {
        return Response.of(status, CONTENT_TYPE, bytes(body));
    }

    public static Response ok(Object body) {
        return response(200, body);
    }

    /** A moment as answers write it: {@code 2026-08-24T12:57:02+00:00}. */
    public static String time(Instant moment) {
        return TIME.format(moment.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    /** What is wrong with a JSON text, without a part of it. */
    static String flaw(JacksonException malformed) {
        var place = malformed.getLocation();
        return place == null ? "unreadable" : "line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    static byte[] bytes(Object body) {
        return MAPPER.writeValueAsBytes(body);
    }
}
