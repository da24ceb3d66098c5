package org.spaarpunt.api4.people;

import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import java.util.Set;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;

/** The operations about passholders. */
public final class PeopleRoutes {
    private static final Set<TokenKind> WITH_USER = Set.of(TokenKind.USER);

    private PeopleRoutes() {}

    /** All of them. */
    public static List<Operation> all(PeopleParts parts) {
        var places = parts.places();
        var json = new PassholderJson(parts.accounts().use(), parts.clock());
        var passholders = new Passholders(parts.passholders(), places);
        var search = new PassholderSearchOperation(
                new PassholderByNumber(parts.passholders(), json, places),
                parts.passholders().search(),
                parts.associations().directory(),
                json,
                places,
                parts.clock());
        var byId = new PassholderById(passholders, json);
        return List.of(
                Operation.get("/passholders", WITH_TOKEN, search::find),
                Operation.get("/passholders/me", WITH_USER, byId::showOwn),
                Operation.get("/passholders/{passholderId}", WITH_TOKEN, byId::show));
    }
}
