package org.spaarpunt.web.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SignedIn;

/**
 * A form that was sent after its session had ended. Sealed, it goes with the sign-in, so that nothing that was typed is
 * lost; it is sent again only when the user that has signed in says so, since that may be a colleague at the same
 * screen.
 *
 * @param path to which it was sent
 */
record KeptForm(String path, Parameters fields, Instant until) {
    /** The name of the field that holds it in the form for signing in. */
    static final String FIELD = "kept";

    static final Duration VALIDITY = Duration.ofHours(1);

    /** A longer form is not kept: sealed, it must fit into the body of the form for signing in. */
    private static final int MAX_LENGTH = 32 * 1024;

    private static final String PURPOSE = "kept form";
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,12}) (/[^ ]*) (.*)");

    /** Fields that belong to the session that has ended. */
    private static final Set<String> OF_THE_SESSION = Set.of(SignedIn.FORM_TOKEN, FIELD);

    /** The form of a request, if it holds something to keep. */
    static Optional<KeptForm> of(PageRequest request) {
        var fields = request.form().pairs().stream()
                .filter(field -> !OF_THE_SESSION.contains(field.name()))
                .toList();
        var kept = new KeptForm(
                request.request().path(),
                new Parameters(fields),
                request.receivedAt().plus(VALIDITY));
        return fields.isEmpty() || kept.fields().encoded().length() > MAX_LENGTH ? Optional.empty() : Optional.of(kept);
    }

    /** The form that came with a sign-in, if this installation has sealed it within the last hour. */
    static Optional<KeptForm> in(PageRequest request, SecretBox box) {
        return request.form()
                .firstFilled(FIELD)
                .flatMap(text -> box.open(PURPOSE, text))
                .map(WRITTEN::matcher)
                .filter(written -> written.matches())
                .flatMap(written -> Parameters.parse(written.group(3))
                        .map(fields -> new KeptForm(
                                written.group(2), fields, Instant.ofEpochSecond(Long.parseLong(written.group(1))))))
                .filter(kept -> request.receivedAt().isBefore(kept.until()));
    }

    List<Parameter> hidden(SecretBox box) {
        return List.of(
                new Parameter(FIELD, box.seal(PURPOSE, until.getEpochSecond() + " " + path + " " + fields.encoded())));
    }
}
