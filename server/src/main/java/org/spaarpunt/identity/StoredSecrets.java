package org.spaarpunt.identity;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.secrets.SealedColumn;
import org.spaarpunt.secrets.SealedColumn.Rows;
import org.spaarpunt.secrets.SealedColumns;
import org.spaarpunt.secrets.SecretBox;

/**
 * The secrets of consumers and tokens as they are stored: sealed, each for its own row. A secret that was stored
 * unsealed, by an older server or by hand, cannot be used until {@link #sealPlain()} has sealed it.
 */
public final class StoredSecrets {
    private static final String CONSUMER = "consumer:";
    private static final String TOKEN = "token:";

    /** The columns that hold secrets. A token is half of what signs a request, so it is never named in a message. */
    public static final List<SealedColumn> COLUMNS = List.of(
            new SealedColumn(CONSUMER, "consumer", "key", "secret", Set.of(Rows.MAY_BE_NAMED, Rows.MAY_BE_PLAIN), """
                    update consumer set secret = :sealed where key = :id and secret = :found
                    """),
            new SealedColumn(CONSUMER, "consumer", "key", "previous_secret", Set.of(Rows.MAY_BE_NAMED), """
                    update consumer set previous_secret = :sealed where key = :id and previous_secret = :found
                    """),
            new SealedColumn(TOKEN, "access_token", "token", "secret", Set.of(Rows.MAY_BE_PLAIN), """
                    update access_token set secret = :sealed where token = :id and secret = :found
                    """),
            new SealedColumn(TOKEN, "request_token", "token", "secret", Set.of(), """
                    update request_token set secret = :sealed where token = :id and secret = :found
                    """));

    private final Jdbi jdbi;
    private final SecretBox box;

    public StoredSecrets(Jdbi jdbi, SecretBox box) {
        this.jdbi = jdbi;
        this.box = box;
    }

    /** A consumer's secret as it is to be stored. */
    public static String sealOfConsumer(SecretBox box, String key, String secret) {
        return box.seal(CONSUMER + key, secret);
    }

    /** The secret of a request token or an access token as it is to be stored. */
    public static String sealOfToken(SecretBox box, String token, String secret) {
        return box.seal(TOKEN + token, secret);
    }

    /**
     * Opens a consumer's secret.
     *
     * @throws IllegalStateException when none of the keys opens it
     */
    public String ofConsumer(String key, String stored) {
        return opened(CONSUMER + key, stored);
    }

    /**
     * Opens the secret of a request token or an access token.
     *
     * @throws IllegalStateException when none of the keys opens it
     */
    public String ofToken(String token, String stored) {
        return opened(TOKEN + token, stored);
    }

    /**
     * Seals the secrets that are stored unsealed.
     *
     * @return how many were sealed
     */
    public int sealPlain() {
        return new SealedColumns(jdbi, box, COLUMNS).sealPlain();
    }

    private String opened(String purpose, String stored) {
        return box.open(purpose, stored)
                .orElseThrow(() -> new IllegalStateException(
                        "A stored secret opens with none of the keys of the setting secret-keys"));
    }
}
