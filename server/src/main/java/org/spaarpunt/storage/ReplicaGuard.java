package org.spaarpunt.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Sees each failure of a statement on a replica before the pool does. Safe for use by any number of threads. */
final class ReplicaGuard implements SQLExceptionOverride {
    private final Consumer<SQLException> onOutage;

    /** @param onOutage gets failures that another attempt need not meet, such as a cancelled statement */
    ReplicaGuard(Consumer<SQLException> onOutage) {
        this.onOutage = onOutage;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (Outage.caused(failure)) {
            onOutage.accept(failure);
        }
        return Outage.spoilsSession(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
