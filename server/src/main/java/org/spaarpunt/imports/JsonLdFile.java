package org.spaarpunt.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.spaarpunt.lookups.Reader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events in UiTdatabank's JSON-LD: single events, arrays of them, or pages of search results, any number one after
 * another. One event at a time is in memory.
 */
final class JsonLdFile implements FileRows {
    /** The most levels of nested objects and arrays; an event in a page has about ten. */
    private static final int MAX_DEPTH = 50;

    /** Fields that a page of search results has and an event does not. */
    private static final Set<String> EVENTS_OF_PAGE = Set.of("member", "hydra:member");

    /** Duplicate keys are rejected, because different readers interpret them differently. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MeasuredReader.MAX_EVENT)
                            .build())
                    .build())
            .build();

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*?)\"");

    private final MeasuredReader file;
    private final JsonLdEvent events;
    private long number;

    JsonLdFile(BufferedReader file, UitdatabankAddresses addresses) {
        this.file = new MeasuredReader(file);
        this.events = new JsonLdEvent(addresses);
    }

    @Override
    public List<String> columns() {
        return UitdatabankEvent.COLUMNS;
    }

    @Override
    public void read(Reader reader) throws IOException {
        try (var parser = JSON.createParser(file)) {
            while (parser.nextToken() != null) {
                document(parser, reader);
            }
        } catch (JacksonException broken) {
            reader.flaw(number + 1, reason(broken));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void document(JsonParser parser, Reader reader) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> eventOrPage(parser, reader);
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    document(parser, reader);
                }
            }
            default -> take(parser.readValueAsTree(), reader);
        }
    }

    private void eventOrPage(JsonParser parser, Reader reader) throws IOException {
        var fields = JSON.createObjectNode();
        boolean page = false;
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            boolean holdsEvents = parser.nextToken() == JsonToken.START_ARRAY && EVENTS_OF_PAGE.contains(name);
            if (holdsEvents) {
                page = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    take(parser.readValueAsTree(), reader);
                }
            } else {
                JsonNode value = parser.readValueAsTree();
                fields.set(name, value);
            }
        }
        if (!page) {
            take(fields, reader);
        }
    }

    private void take(JsonNode event, Reader reader) throws IOException {
        number++;
        file.startOver();
        if (!event.isObject()) {
            reader.unusable(number, "is no event but " + kind(event));
            return;
        }
        var fields = new JsonFields(event);
        try {
            JsonLdEvent.requireEvent(fields);
            if (JsonLdEvent.isWithdrawn(fields)) {
                reader.withdrawn(UitdatabankEvent.withdrawn(number, events.id(fields), events.host(fields)));
                reader.leftAway();
            } else if (JsonLdEvent.isDraft(fields)) {
                reader.withdrawn(UitdatabankEvent.withdrawn(number, events.id(fields), events.host(fields)));
                throw new BadLine("is a draft (workflowStatus DRAFT)");
            } else {
                reader.line(events.read(fields).line(number));
            }
        } catch (BadLine bad) {
            reader.unusable(number, UitdatabankSheet.name(JsonLdEvent.name(fields)) + bad.reason());
        }
    }

    private static String kind(JsonNode value) {
        return "a JSON " + value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String reason(JacksonException broken) {
        return switch (broken.getCause()) {
            case CharacterCodingException _ -> Content.NOT_UTF_8;
            case MeasuredReader.TooLarge large -> String.valueOf(large.getMessage());
            case null, default -> {
                var twice = DUPLICATE.matcher(String.valueOf(broken.getOriginalMessage()));
                if (twice.find()) {
                    yield "cannot be read: the key " + PlainText.quoted(twice.group(1)) + " stands twice in one object";
                }
                var place = broken.getLocation();
                var where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
                yield "cannot be read" + where + ": it is no well-formed JSON of at most " + MAX_DEPTH
                        + " objects and arrays within each other";
            }
        };
    }
}
