package org.spaarpunt.api4.people;

import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;

/** The operations about passholders. */
public final class PeopleRoutes {
    private static final Set<TokenKind> WITH_USER = Set.of(TokenKind.USER);

    /** The link itself is the proof. */
    private static final Set<TokenKind> WITH_LINK = Set.of(TokenKind.NONE);

    private static final String ONE = "/passholders/{passholderId}";

    private PeopleRoutes() {}

    /** All of them. */
    public static List<Operation> all(PeopleParts parts) {
        var passholders = new Passholders(parts.passholders(), parts.places());
        return Stream.of(reading(parts, passholders), writing(parts, passholders), associations(parts, passholders))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operation> reading(PeopleParts parts, Passholders passholders) {
        var places = parts.places();
        var json = json(parts);
        var search = new PassholderSearchOperation(
                new PassholderByNumber(parts.passholders(), json, places),
                parts.passholders().search(),
                parts.associations().directory(),
                json,
                places,
                parts.clock());
        var byId = new PassholderById(passholders, json);
        var prices = new PriceOperations(parts, passholders);
        var numbers = new NationalNumberOperation(parts);
        return List.of(
                Operation.get("/passholders", WITH_TOKEN, search::find),
                Operation.get("/passholders/me", WITH_USER, byId::showOwn),
                Operation.get(ONE, WITH_TOKEN, byId::show),
                Operation.get("/passholders/membership-prices/{cardSystemId}", WITH_TOKEN, prices::ofNewcomer),
                Operation.get(ONE + "/membership-prices/{cardSystemId}", WITH_TOKEN, prices::ofPassholder),
                Operation.get("/passholders/status/insz-numbers/{inszNumber}", WITH_TOKEN, numbers::status));
    }

    private static List<Operation> writing(PeopleParts parts, Passholders passholders) {
        var registration = new RegistrationOperation(parts, passholders, json(parts));
        var changes = new PassholderChangeOperations(parts, passholders);
        var pictures = new PictureOperations(parts, passholders);
        var schools = new SchoolOperations(parts, passholders);
        var memberships = new MembershipOperations(parts, passholders);
        var notes = new NoteOperations(parts, passholders);
        return List.of(
                Operation.post("/passholders", WITH_TOKEN, registration::register),
                Operation.put(ONE, WITH_TOKEN, changes::replace),
                Operation.delete(ONE, WITH_TOKEN, changes::remove),
                Operation.get(ONE + "/picture", WITH_TOKEN, pictures::link),
                Operation.putFile(ONE + "/picture", WITH_TOKEN, pictures::replace),
                Operation.delete(ONE + "/picture", WITH_TOKEN, pictures::remove),
                Operation.get(PictureOperations.SHOWN, WITH_LINK, pictures::show),
                Operation.get(ONE + "/school", WITH_TOKEN, schools::show),
                Operation.put(ONE + "/school", WITH_TOKEN, schools::replace),
                Operation.delete(ONE + "/school", WITH_TOKEN, schools::remove),
                Operation.get(ONE + "/memberships/{cardSystemId}", WITH_TOKEN, memberships::preview),
                Operation.post(ONE + "/memberships/{cardSystemId}", WITH_TOKEN, memberships::join),
                Operation.get(ONE + "/private", WITH_TOKEN, notes::show),
                Operation.put(ONE + "/private", WITH_TOKEN, notes::replace));
    }

    private static List<Operation> associations(PeopleParts parts, Passholders passholders) {
        var associations = new AssociationOperations(parts.associations(), passholders, parts.places(), parts.clock());
        return List.of(
                Operation.get("/associations", WITH_TOKEN, associations::list),
                Operation.get(ONE + "/association-memberships", WITH_TOKEN, associations::memberships),
                Operation.post(ONE + "/association-memberships", WITH_TOKEN, associations::register),
                Operation.delete(ONE + "/association-memberships/{associationId}", WITH_TOKEN, associations::end));
    }

    private static PassholderJson json(PeopleParts parts) {
        return new PassholderJson(parts.accounts().use(), parts.clock());
    }
}
