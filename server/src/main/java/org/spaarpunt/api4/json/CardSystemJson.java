package org.spaarpunt.api4.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spaarpunt.passes.CardSystemList.CardSystem;

/** A card system as a part of other answers. */
public final class CardSystemJson {
    private CardSystemJson() {}

    public static Map<String, Object> of(CardSystem system) {
        return of(system.id(), system.name());
    }

    public static Map<String, Object> of(long id, String name) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", id);
        body.put("name", name);
        return body;
    }
}
