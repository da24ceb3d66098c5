package org.spaarpunt.api4.permissions;

import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import java.util.Set;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.counters.CounterFeature;
import org.spaarpunt.counters.OrganiserPlaces;

/** The operations about permissions. */
public final class PermissionRoutes {
    private static final Set<TokenKind> OF_CLIENT = Set.of(TokenKind.CLIENT);

    private PermissionRoutes() {}

    /** All of them. */
    public static List<Operation> all(CounterFeature counters, OrganiserPlaces agents, CallerPlaces places) {
        var json = new PermissionsJson(counters.organisers());
        var own = new PermissionOperations(places, json);
        var ofClients = new ClientPermissionOperations(places, agents, counters.agents(), json);
        return List.of(
                Operation.get("/permissions", WITH_TOKEN, own::list),
                Operation.get("/permissions/{clientId}", OF_CLIENT, ofClients::read),
                Operation.put("/permissions/{clientId}", OF_CLIENT, ofClients::replace));
    }
}
