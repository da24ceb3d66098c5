package org.spaarpunt.web.events;

import static org.spaarpunt.web.frame.PageRoute.Caller.SIGNED_IN;

import java.util.List;
import java.util.Set;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.PagePolicy;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.web.frame.ProtocolCodes;
import org.spaarpunt.web.frame.SiteMap;
import org.spaarpunt.wiring.ServerFeatures;

/** All pages for organisers, listed in one place. */
public final class EventRoutes {
    static final String NEW = SiteMap.EVENTS + "/new";

    private static final String ONE = SiteMap.EVENTS + "/{cdbid}";
    private static final String RECEIPTS = SiteMap.EVENTS + "/receipts";

    /** Where the public counter application links to, without a token. */
    private static final String ZIPPED_POSTER = "/checkincodes/{eventId}/qr-spaarcode.zip";

    /** Segments that are no cdbid unless they are percent-encoded: the router compares raw segments. */
    private static final Set<String> RESERVED = Set.of("new", "receipts");

    private EventRoutes() {}

    /** The path of a page about an event; without further segments, the one on which it is changed. */
    static String pathOf(String cdbid, String... below) {
        var segment = RESERVED.contains(cdbid)
                ? "%%%02X%s".formatted((int) cdbid.charAt(0), cdbid.substring(1))
                : PercentEncoding.encode(cdbid);
        return SiteMap.EVENTS + "/" + segment + (below.length == 0 ? "" : "/" + String.join("/", below));
    }

    /** A cdbid as a parameter of an address. */
    static String parameter(String cdbid) {
        return PercentEncoding.encode(cdbid);
    }

    public static List<PageRoute> all(ServerFeatures server, ProtocolCodes codes) {
        var features = server.features();
        var forms = new FormSubmissions(features.accounts().receipts(), RECEIPTS);
        var visited = new VisitedEvents(features);
        var list = new EventListPage(features, visited);
        var edit = new EventPages(features, visited, forms);
        var live = new LivePages(visited, server.feed(), features.core().random());
        var numbers = new NumbersPages(features, visited);
        var simulator = new SimulatorPages(features, visited, codes);
        var poster = new PosterPages(features, visited);
        return List.of(
                new PageRoute("GET", SiteMap.EVENTS, SIGNED_IN, list::show),
                new PageRoute("GET", NEW, SIGNED_IN, edit::askForNew),
                new PageRoute("POST", NEW, SIGNED_IN, edit::create),
                new PageRoute("GET", RECEIPTS + "/{form}", SIGNED_IN, forms::show),
                new PageRoute("GET", ONE, SIGNED_IN, edit::show),
                new PageRoute("POST", ONE, SIGNED_IN, edit::act),
                new PageRoute("GET", ONE + "/live", SIGNED_IN, live::show).with(PagePolicy.SCRIPTED),
                new PageRoute("GET", ONE + "/live/stream", SIGNED_IN, live::stream),
                new PageRoute("GET", ONE + "/poster", SIGNED_IN, poster::show),
                new PageRoute("POST", ONE + "/poster", SIGNED_IN, poster::make),
                new PageRoute("GET", ZIPPED_POSTER, SIGNED_IN, poster::zipped),
                new PageRoute("GET", ONE + "/numbers", SIGNED_IN, numbers::show),
                new PageRoute("GET", ONE + "/export.csv", SIGNED_IN, numbers::export),
                new PageRoute("GET", SimulatorPages.PATH, SIGNED_IN, simulator::ask),
                new PageRoute("POST", SimulatorPages.PATH, SIGNED_IN, simulator::answer));
    }
}
