package org.spaarpunt.api4.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemText;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.identity.Upload;
import org.spaarpunt.passholders.Changes;
import org.spaarpunt.passholders.Evidence;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.Picture;
import org.spaarpunt.secrets.SecretBox;

/**
 * {@code /passholders/{passholderId}/picture}: a link to the photograph of a passholder, which needs no token for some
 * minutes, so that a page can show it; and changing it.
 */
final class PictureOperations {
    static final String SHOWN = "/passholder-pictures";

    private static final String FILE = "file";
    private static final String TICKET = "ticket";
    private static final String PURPOSE = "picture link";
    private static final Duration VALIDITY = Duration.ofMinutes(10);

    /** How a JPEG begins. */
    private static final byte JPEG = (byte) 0xFF;

    private final Passholders passholders;
    private final Changes changes;
    private final SecretBox box;

    PictureOperations(PeopleParts parts, Passholders passholders) {
        this.passholders = passholders;
        this.changes = parts.passholders().changes();
        this.box = parts.box();
    }

    Response link(JsonRequest request) {
        return passholders.seenInFull(
                request, ApiPermission.PASSHOLDERS_PICTURE_READ, Pictures.WITH, person -> link(person, request));
    }

    private Response link(Person person, JsonRequest request) {
        if (person.picture().isEmpty()) {
            return Problem.of(ProblemType.URL_NOT_FOUND, "The passholder has no picture.")
                    .response();
        }
        var until = request.arrival().at().plus(VALIDITY);
        var ticket = box.seal(PURPOSE, until.toEpochMilli() + " " + person.uid());
        return Json.ok(Map.of(
                "pictureUrl",
                request.arrival().site() + Operation.PREFIX + SHOWN + "?" + TICKET + "="
                        + PercentEncoding.encode(ticket)));
    }

    /** The photograph behind a link. */
    Response show(JsonRequest request) {
        return request.query(query -> query.required(TICKET))
                .answer(ticket -> uid(ticket, request.arrival().at())
                        .flatMap(uid -> passholders.reader().find(uid, Pictures.WITH))
                        .flatMap(Person::picture)
                        .map(PictureOperations::photograph)
                        .orElseGet(
                                () -> Problem.of(ProblemType.URL_NOT_FOUND, "The link is over, or was not made here.")
                                        .saying(ProblemText.of("url.not-found.link-over"))
                                        .response()));
    }

    private Optional<String> uid(String ticket, Instant now) {
        return box.open(PURPOSE, ticket)
                .map(text -> text.split(" ", 2))
                .filter(parts -> now.isBefore(Instant.ofEpochMilli(Long.parseLong(parts[0]))))
                .map(parts -> parts[1]);
    }

    private static Response photograph(String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        return Response.of(200, bytes[0] == JPEG ? "image/jpeg" : "image/png", bytes);
    }

    Response replace(JsonRequest request) {
        return request.file(FILE)
                .answer(file -> picture(file)
                        .map(picture -> passholders.changed(
                                request,
                                ApiPermission.PASSHOLDERS_PICTURE_WRITE,
                                (person, employee) -> changes.change(person, picture, employee, Evidence.NONE)))
                        .orElseGet(() -> Problem.of(
                                        ProblemType.BODY_INVALID_DATA, "The file is no complete JPEG or PNG picture.")
                                .response()));
    }

    private static Optional<Picture> picture(Upload file) {
        return Picture.of(file.content());
    }

    Response remove(JsonRequest request) {
        return passholders.changed(
                request,
                ApiPermission.PASSHOLDERS_PICTURE_WRITE,
                (person, employee) -> changes.removePicture(person, employee, Evidence.NONE));
    }
}
