package org.spaarpunt.exports;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.PassholderReader;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is stored about one person, as one JSON document for that person: the national number is included, and no
 * other person's data. Passwords, and secrets that allow acting for the person, are not included.
 */
public final class PersonalData {
    private static final String FORMAT = "spaarpunt passholder 1";

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final Jdbi jdbi;
    private final PassholderReader people;
    private final InstantSource clock;

    public PersonalData(Jdbi jdbi, PassholderReader people, InstantSource clock) {
        this.jdbi = jdbi;
        this.people = people;
        this.clock = clock;
    }

    /** The names of the parts of the document. */
    public static List<String> parts() {
        return Stream.of(PersonalPart.values()).map(PersonalPart::field).toList();
    }

    /** Writes the document; false, with nothing written, if there is no such passholder. */
    public boolean write(Actor actor, String uid, Writer to) throws IOException {
        var person = people.find(uid, Pictures.WITHOUT);
        if (person.isEmpty()) {
            return false;
        }
        var line = AuditLog.Line.of(Act.PASSHOLDER_EXPORTED, uid);
        jdbi.useTransaction(handle -> AuditLog.write(handle, actor, line, clock.instant()));
        try (var json = JSON.writerWithDefaultPrettyPrinter().createGenerator(to)) {
            Snapshot.read(jdbi, snapshot -> {
                document(person.get(), snapshot, json);
                return true;
            });
        } catch (JacksonException failed) {
            throw new IOException(failed);
        }
        return true;
    }

    private void document(Person person, Snapshot snapshot, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("format", FORMAT);
        json.writeStringProperty("writtenAt", clock.instant().toString());
        for (var part : PersonalPart.values()) {
            var query = snapshot.query(part.query());
            part.bind(query, person.id(), person.uid());
            json.writeName(part.field());
            if (part.isList()) {
                json.writeStartArray();
                Snapshot.each(query, _ -> {}, row -> object(row, Optional.empty(), json));
                json.writeEndArray();
            } else {
                var number =
                        part == PersonalPart.PASSHOLDER ? person.nationalNumber() : Optional.<NationalNumber>empty();
                Snapshot.each(query, _ -> {}, row -> object(row, number, json));
            }
        }
        json.writeEndObject();
        json.flush();
    }

    /** Unknown values are written as null, so that it can be seen that nothing is stored. */
    private static void object(ResultSet row, Optional<NationalNumber> nationalNumber, JsonGenerator json)
            throws SQLException {
        json.writeStartObject();
        var columns = row.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            json.writeName(columns.getColumnLabel(column));
            if (columns.getColumnTypeName(column).equals("bytea")) {
                json.writeString(Base64.getEncoder().encodeToString(row.getBytes(column)));
            } else {
                json.writePOJO(Value.in(row, column).orElse(null));
            }
        }
        if (nationalNumber.isPresent()) {
            json.writeStringProperty("nationalNumber", nationalNumber.get().digits());
        }
        json.writeEndObject();
    }
}
