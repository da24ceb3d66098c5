package org.spaarpunt.audit;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.secrets.StoredKey;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals the old and new values of an act for its entry in the audit log. Its key belongs to the installation, never
 * changes and is stored sealed: an entry is never rewritten, so it could not follow a change of the sealing keys.
 */
public final class DetailSeal {
    private static final String KEY = "audit-detail";

    /** What a detail is sealed for, without the subject of its entry. */
    private static final String PURPOSE = "audit:";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<ValueChange>> CHANGES = new TypeReference<>() {};

    private final SecretBox box;

    private DetailSeal(SecretBox box) {
        this.box = box;
    }

    /**
     * The seal of this installation, whose key is created if it does not exist.
     *
     * @param box opens and seals that key
     */
    public static DetailSeal kept(Jdbi jdbi, SecretBox box, SecureRandom random) {
        var key = StoredKey.kept(KEY, jdbi, box, random);
        return new DetailSeal(new SecretBox(SealingKeys.parse(KEY + ":" + key), random));
    }

    /**
     * Seals old and new values.
     *
     * @param subject of the entry; the detail opens only for it
     */
    public SealedDetail seal(String subject, List<ValueChange> changes) {
        return new SealedDetail(box.seal(PURPOSE + subject, JSON.writeValueAsString(changes)));
    }

    /** What was sealed; empty if it was sealed for another subject or installation, or was changed since. */
    public Optional<List<ValueChange>> open(String subject, SealedDetail detail) {
        return box.open(PURPOSE + subject, detail.text()).map(text -> JSON.readValue(text, CHANGES));
    }
}
