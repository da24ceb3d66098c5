package org.spaarpunt.api4.families;

import java.util.List;
import java.util.Set;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.families.FamilyFeature;
import org.spaarpunt.passes.CardReader;
import org.spaarpunt.passholders.PassholderReader;
import org.spaarpunt.passholders.RegistrationTokens;

/** The operations about families. */
public final class FamilyRoutes {
    private static final Set<TokenKind> WITH_USER = Set.of(TokenKind.USER);
    private static final String MEMBERS = "/passholders/{passholderId}/family-members";
    private static final String MEMBER = MEMBERS + "/{familyMemberId}";

    private FamilyRoutes() {}

    /** What they need. */
    public record Parts(
            FamilyFeature families,
            PassholderReader people,
            CardReader cards,
            RegistrationTokens tokens,
            PassholderJson json) {}

    public static List<Operation> all(Parts parts) {
        var families = new FamilyOperations(parts);
        var member = new NewMemberOperation(families, parts.families().register(), parts.tokens());
        return List.of(
                Operation.get(MEMBERS, WITH_USER, families::members),
                Operation.post(MEMBERS, WITH_USER, member::create),
                Operation.put(MEMBER, WITH_USER, families::update),
                Operation.delete(MEMBER, WITH_USER, families::remove),
                Operation.get("/passholders/{passholderId}/families", WITH_USER, families::families));
    }
}
