package org.spaarpunt.oidc;

import java.util.Optional;
import org.spaarpunt.storage.Text;

/**
 * The content of an ID token that was verified: from the provider, for this server and this sign-in, and still valid.
 *
 * @param subject the provider's id of the person; never given to another person
 * @param verifiedEmail an address that the provider has verified to be this person's
 */
record IdToken(String subject, Optional<String> verifiedEmail) {
    private static final int MAX_SUBJECT_LENGTH = 255;

    IdToken {
        if (subject.isEmpty() || subject.length() > MAX_SUBJECT_LENGTH || !Text.canBeStored(subject)) {
            throw new IllegalArgumentException("a subject of " + subject.length() + " characters");
        }
        if (!verifiedEmail.map(Text::canBeStored).orElse(true)) {
            throw new IllegalArgumentException("not an email address");
        }
    }
}
