package org.spaarpunt.webhooks;

import java.util.List;
import java.util.Set;
import org.spaarpunt.secrets.SealedColumn;
import org.spaarpunt.secrets.SealedColumn.Rows;
import org.spaarpunt.secrets.SecretBox;

/** The signing secrets as they are stored: sealed, each for its own endpoint. */
public final class WebhookSecrets {
    private static final String PURPOSE = "webhook:";

    /** The columns that hold them. */
    public static final List<SealedColumn> COLUMNS = List.of(
            new SealedColumn(PURPOSE, "webhook_endpoint", "id", "secret", Set.of(Rows.MAY_BE_NAMED), """
            update webhook_endpoint set secret = :sealed where id = :id and secret = :found
            """),
            new SealedColumn(PURPOSE, "webhook_endpoint", "id", "previous_secret", Set.of(Rows.MAY_BE_NAMED), """
            update webhook_endpoint set previous_secret = :sealed where id = :id and previous_secret = :found
            """));

    private WebhookSecrets() {}

    static String seal(SecretBox box, String endpointId, String secret) {
        return box.seal(PURPOSE + endpointId, secret);
    }

    /** @throws IllegalStateException when none of the keys opens it */
    static SigningSecret open(SecretBox box, String endpointId, String sealed) {
        return box.open(PURPOSE + endpointId, sealed)
                .map(SigningSecret::new)
                .orElseThrow(() -> new IllegalStateException(
                        "A stored secret opens with none of the keys of the setting secret-keys"));
    }
}
