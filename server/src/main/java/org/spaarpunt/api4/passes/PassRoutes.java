package org.spaarpunt.api4.passes;

import static org.spaarpunt.api4.wire.Operation.WITH_CLIENT_ID;
import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import org.spaarpunt.api4.wire.Operation;

/** The operations about passes and cards. */
public final class PassRoutes {
    private PassRoutes() {}

    /** All of them. */
    public static List<Operation> all(PassParts parts) {
        var passes = new PassOperations(parts);
        var groups = new GroupPassOperations(parts);
        var cards = new CardOperations(parts);
        return List.of(
                Operation.get("/passes", WITH_TOKEN, passes::byIdentifier),
                Operation.get("/passes/{uitpasNumber}", WITH_TOKEN, passes::byUitpasNumber),
                Operation.get("/chip-numbers/{chipNumber}", WITH_TOKEN, passes::byChip),
                Operation.get("/insz-numbers/{inszNumber}", WITH_TOKEN, passes::byNationalNumber),
                Operation.get("/grouppasses", WITH_CLIENT_ID, groups::find),
                Operation.get("/grouppasses/{passholderId}", WITH_TOKEN, groups::show),
                Operation.get("/cards", WITH_TOKEN, cards::card),
                Operation.get("/cards/social-tariff/{cardSystemId}/active", WITH_TOKEN, cards::withSocialTariff));
    }
}
