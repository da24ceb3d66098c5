package org.spaarpunt.web.events;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.events.EventList;
import org.spaarpunt.events.EventList.Stage;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.frame.ListView;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SiteMap;
import org.spaarpunt.wiring.Features;

/** The events of the organisations that the user works for. */
record EventListPage(Features features, VisitedEvents visited) {
    private static final String STAGE = "stage";

    /**
     * The list as its page shows it.
     *
     * @param none whether the user may see no events at all
     */
    record All(ListView<EventList.Row> events, Stage stage, boolean makes, boolean none, Optional<Note> note) {
        List<Stage> stages() {
            return List.of(Stage.values());
        }

        /** The list of another stage, with the same search. */
        String address(Stage other) {
            var parameters = Stream.concat(
                            filter(other).stream(),
                            events.isSearched()
                                    ? Stream.of(new Parameter("search", events.search()))
                                    : Stream.<Parameter>of())
                    .toList();
            return PageRequest.address(SiteMap.EVENTS, new Parameters(parameters));
        }
    }

    Response show(PageRequest request) {
        var access = visited.access(request);
        var stage =
                request.query().firstFilled(STAGE).flatMap(EventListPage::named).orElse(Stage.ALL);
        var scope = new EventList.Scope(stage, access.organisations(), LocalZone.dayOf(request.receivedAt()));
        var all = new All(
                ListView.of(
                        request,
                        new ListView.Place(SiteMap.EVENTS, "", filter(stage)),
                        new ListView.Standard<>(EventList.Order.TIME, false),
                        wanted -> features.events().list().part(scope, wanted)),
                stage,
                access.makes(),
                access.organisations().filter(List::isEmpty).isPresent(),
                Note.of(request));
        return PageRenderer.page(
                request, 200, (output, interceptor, frame) -> JtelistGenerated.render(output, interceptor, frame, all));
    }

    private static List<Parameter> filter(Stage stage) {
        return stage == Stage.ALL ? List.of() : List.of(new Parameter(STAGE, name(stage)));
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Stage> named(String name) {
        return Stream.of(Stage.values())
                .filter(stage -> name(stage).equals(name))
                .findFirst();
    }
}
