package org.spaarpunt.api4.own;

import java.util.List;
import java.util.Set;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.families.FamilyReader;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.points.PointsHistory;

/** The operations that users call about themselves. */
public final class OwnRoutes {
    private static final Set<TokenKind> WITH_USER = Set.of(TokenKind.USER);

    private OwnRoutes() {}

    public static List<Operation> all(CardReader cards, PointsHistory history, FamilyReader families) {
        var transactions = new TransactionOperation(cards, history, families);
        return List.of(Operation.get("/passholders/{passholderId}/transactions", WITH_USER, transactions::list));
    }
}
