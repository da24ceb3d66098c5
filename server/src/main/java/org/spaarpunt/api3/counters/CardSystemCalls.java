package org.spaarpunt.api3.counters;

import java.util.List;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardSystemList;

/** {@code GET cardsystem}: all card systems; every one is permanent. */
final class CardSystemCalls {
    private final CardSystemList systems;

    public CardSystemCalls(CardSystemList systems) {
        this.systems = systems;
    }

    public Response list(ApiRequest request) {
        var elements = systems.all().stream()
                .map(system -> XmlElement.of(
                        "cardSystem", List.of(XmlElement.of("id", system.id()), XmlElement.of("name", system.name()))));
        return Format.xml(200, XmlElement.of("response", XmlElement.of("cardSystems", elements)));
    }
}
