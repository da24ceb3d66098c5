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
        var associations = new AssociationOperations(parts.associations(), passholders, places, parts.clock());
        var prices = new PriceOperations(parts, passholders);
        var notes = new NoteOperations(parts, passholders);
        return List.of(
                Operation.get("/passholders", WITH_TOKEN, search::find),
                Operation.get("/passholders/me", WITH_USER, byId::showOwn),
                Operation.get("/passholders/{passholderId}", WITH_TOKEN, byId::show),
                Operation.get("/passholders/membership-prices/{cardSystemId}", WITH_TOKEN, prices::ofNewcomer),
                Operation.get(
                        "/passholders/{passholderId}/membership-prices/{cardSystemId}",
                        WITH_TOKEN,
                        prices::ofPassholder),
                Operation.get("/passholders/{passholderId}/private", WITH_TOKEN, notes::show),
                Operation.put("/passholders/{passholderId}/private", WITH_TOKEN, notes::replace),
                Operation.get("/associations", WITH_TOKEN, associations::list),
                Operation.get(
                        "/passholders/{passholderId}/association-memberships", WITH_TOKEN, associations::memberships),
                Operation.post(
                        "/passholders/{passholderId}/association-memberships", WITH_TOKEN, associations::register),
                Operation.delete(
                        "/passholders/{passholderId}/association-memberships/{associationId}",
                        WITH_TOKEN,
                        associations::end));
    }
}
