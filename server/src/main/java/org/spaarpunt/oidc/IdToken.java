package org.spaarpunt.oidc;

import java.util.Optional;
import org.spaarpunt.storage.Text;

/**
 * What a token says that was found to be the provider's, for this server, for this trip, and still valid.
 *
 * @param subject who it is, in the provider's words; never given to another person
 * @param verifiedEmail an address of which the provider knows that it is this person's
 */
record IdToken(String subject, Optional<String> verifiedEmail) {
    private static final int MAX_SUBJECT_LENGTH = 255;

    IdToken {
        if (subject.isEmpty() || subject.length() > MAX_SUBJECT_LENGTH || !Text.canBeStored(subject)) {
            throw new IllegalArgumentException("a subject of " + subject.length() + " characters");
        }
        if (!verifiedEmail.map(Text::canBeStored).orElse(true)) {
            throw new IllegalArgumentException("an email address that is none");
        }
    }
}
