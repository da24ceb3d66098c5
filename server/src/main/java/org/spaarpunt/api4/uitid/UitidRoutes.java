package org.spaarpunt.api4.uitid;

import java.util.List;
import java.util.Set;
import org.spaarpunt.accounts.AccountUse;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.identity.TokenGenerator;
import org.spaarpunt.passholders.BirthDateProof;
import org.spaarpunt.passholders.PassholderReader;
import org.spaarpunt.passholders.RegistrationTokens;

/** The operations about UiTiD, the account of a passholder. */
public final class UitidRoutes {
    private static final Set<TokenKind> NAMED = Set.of(TokenKind.CLIENT_ID);
    private static final Set<TokenKind> WITH_USER = Set.of(TokenKind.USER);

    private UitidRoutes() {}

    /**
     * What they need.
     *
     * @param ids of browsers
     */
    public record Parts(
            BirthDateProof proof,
            RegistrationTokens tokens,
            TokenGenerator ids,
            AccountUse accounts,
            PassholderReader people) {}

    public static List<Operation> all(Parts parts) {
        var uitid = new UitidOperations(parts);
        return List.of(
                Operation.get("/passholders/me/uitid/registration-token", NAMED, uitid::token),
                Operation.get("/passholders/me/uitid/status", NAMED, uitid::status),
                Operation.put("/passholders/me/uitid", WITH_USER, uitid::register),
                Operation.get("/uitid/emails/{email}", Operation.WITH_CLIENT_ID, uitid::email));
    }
}
