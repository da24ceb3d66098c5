package org.spaarpunt.web.frame;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.spaarpunt.exports.PersonalData;
import org.spaarpunt.http.Response;

/** All that is stored about one person, as a file for the browser to keep. */
public final class PersonalDataFile {
    private static final String JSON = "application/json;charset=UTF-8";

    private PersonalDataFile() {}

    /** The file about the passholder with this uid, written for the user that is signed in. */
    public static Response about(String uid, PersonalData data, PageRequest request) {
        var file = new StringWriter();
        try {
            if (!data.write(request.actor(), uid, file)) {
                return Notices.NOT_FOUND.to(request);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var answer = Response.of(200, JSON, file.toString())
                .neverCompressed()
                .with("Content-Disposition", "attachment; filename=\"spaarpunt.json\"");
        return request.policy().on(answer, "");
    }
}
