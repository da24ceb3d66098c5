package org.spaarpunt.api4.events;

import static org.spaarpunt.api4.wire.Operation.WITH_TOKEN;

import java.util.List;
import java.util.Set;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.codes.CodeIssuer;
import org.spaarpunt.counters.Organisers;
import org.spaarpunt.events.EventCache;
import org.spaarpunt.events.EventRegister;
import org.spaarpunt.passes.CardSystemList;
import org.spaarpunt.secrets.SecretBox;

/** The operations about the settings of events, their card systems and their check-in codes. */
public final class EventRoutes {
    /** The link itself is the proof. */
    private static final Set<TokenKind> WITH_LINK = Set.of(TokenKind.NONE);

    private EventRoutes() {}

    /**
     * What they need.
     *
     * @param box seals links
     * @param cardName what people call their card
     */
    public record Parts(
            EventCache events,
            EventRegister register,
            CodeIssuer codes,
            Organisers organisers,
            CardSystemList cardSystems,
            SecretBox box,
            String cardName) {}

    /** All of them. */
    public static List<Operation> all(Parts parts, CallerPlaces places) {
        var events = parts.events();
        var settings = new SettingsOperations(events, parts.register(), places);
        var codes = new CheckinCodeOperations(events, parts.codes(), places, parts.box(), parts.cardName());
        var systems = new CardSystemOperations(events, parts.organisers(), parts.cardSystems(), places);
        return List.of(
                Operation.get("/events/{eventId}/settings", WITH_TOKEN, settings::show),
                Operation.put("/events/{eventId}/settings", WITH_TOKEN, settings::change),
                Operation.get("/events/{eventId}/qr-checkincodes/download-link", WITH_TOKEN, codes::link),
                Operation.get(CheckinCodeOperations.DOWNLOAD, WITH_LINK, codes::download),
                Operation.get("/events/{eventId}/card-systems", WITH_TOKEN, systems::show),
                Operation.put("/events/{eventId}/card-systems", WITH_TOKEN, systems::change));
    }
}
