package org.spaarpunt.administration;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.accounts.SecondFactors;
import org.spaarpunt.identity.StoredSecrets;
import org.spaarpunt.mail.Outbox;
import org.spaarpunt.openid.SigningKeys;
import org.spaarpunt.passholders.NationalNumbers;
import org.spaarpunt.secrets.SealedColumn;
import org.spaarpunt.secrets.SealedColumns;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.secrets.StoredKey;
import org.spaarpunt.webhooks.WebhookSecrets;

/** Everything in the database that is sealed, in all features, so that an old sealing key can be retired. */
public final class Resealing {
    private static final List<SealedColumn> COLUMNS = Stream.of(
                    StoredSecrets.COLUMNS,
                    NationalNumbers.COLUMNS,
                    SecondFactors.COLUMNS,
                    StoredKey.COLUMNS,
                    Outbox.COLUMNS,
                    SigningKeys.COLUMNS,
                    WebhookSecrets.COLUMNS)
            .flatMap(List::stream)
            .toList();

    private Resealing() {}

    public static SealedColumns of(Jdbi jdbi, SecretBox box) {
        return new SealedColumns(jdbi, box, COLUMNS);
    }
}
