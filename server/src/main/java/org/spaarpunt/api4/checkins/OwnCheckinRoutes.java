package org.spaarpunt.api4.checkins;

import java.util.List;
import java.util.Set;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.families.FamilyReader;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.visits.CodeVisit;

/** The operations with which users check themselves in. */
public final class OwnCheckinRoutes {
    private static final Set<TokenKind> WITH_USER = Set.of(TokenKind.USER);

    private OwnCheckinRoutes() {}

    public static List<Operation> all(CodeVisit visit, CardReader cards, FamilyReader families) {
        var checkin = new OwnCheckinOperation(visit, cards, families);
        return List.of(
                Operation.post("/passholders/{passholderId}/checkins", WITH_USER, checkin::create)
                        .keepingOutcomes(),
                Operation.post("/passholders/{passholderId}/checkins/batch", WITH_USER, checkin::createAll)
                        .keepingOutcomes());
    }
}
