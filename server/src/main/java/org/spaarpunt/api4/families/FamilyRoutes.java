package org.spaarpunt.api4.families;

import java.util.List;
import java.util.Set;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.passholders.PassholderReader;

/** The operations about families. */
public final class FamilyRoutes {
    private static final Set<TokenKind> WITH_USER = Set.of(TokenKind.USER);
    private static final String MEMBERS = "/passholders/{passholderId}/family-members";

    private FamilyRoutes() {}

    public static List<Operation> all(PassholderReader people, PassholderJson json) {
        var families = new FamilyOperations(people, json);
        return List.of(
                Operation.get(MEMBERS, WITH_USER, families::members),
                Operation.post(MEMBERS, WITH_USER, families::notOffered),
                Operation.put(MEMBERS + "/{familyMemberId}", WITH_USER, families::notOffered),
                Operation.delete(MEMBERS + "/{familyMemberId}", WITH_USER, families::notOffered),
                Operation.get("/passholders/{passholderId}/families", WITH_USER, families::families));
    }
}
