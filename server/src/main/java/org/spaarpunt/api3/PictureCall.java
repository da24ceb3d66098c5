package org.spaarpunt.api3;

import java.util.List;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.PassholderBooks;
import org.spaarpunt.passholders.People.Pictures;
import org.spaarpunt.passholders.Picture;

/** {@code POST passholder/{uid}/uploadPicture}: the photograph of a passholder. */
final class PictureCall {
    private static final String PICTURE = "picture";

    static final Reads READS = Reads.optional(ApiRequest.COUNTER_KEY).withUpload(PICTURE);

    private final PassholderBooks books;

    PictureCall(PassholderBooks books) {
        this.books = books;
    }

    Response save(ApiRequest request) {
        if (request.upload().isEmpty() || request.upload().get().content().length == 0) {
            return request.refusals().missingParameters(List.of(PICTURE));
        }
        var picture = Picture.of(request.upload().get().content());
        if (picture.isEmpty()) {
            return request.refusals()
                    .badRequest(ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.value", PICTURE);
        }
        var person = books.people().find(request.segment(), Pictures.WITHOUT);
        if (person.isEmpty()) {
            return request.refusals().unknownPassholder(400);
        }
        return books.changes()
                .change(person.get(), picture.get(), Clerks.of(request))
                .map(objection -> Objections.refusal(objection, request))
                .orElseGet(() ->
                        Format.xml(200, XmlElement.of("response", XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED))));
    }
}
