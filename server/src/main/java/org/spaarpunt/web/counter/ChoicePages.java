package org.spaarpunt.web.counter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.counters.EmployeeCounter;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.Cookies;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SiteMap;

/** Choosing a counter, and then an event there. */
record ChoicePages(CounterEvents events) {
    private static final String SEARCH = "search";

    /** In the address after an event was not found. */
    private static final String GONE = "gone";

    /**
     * The page of a counter.
     *
     * @param last the event at which visitors were checked in last, if it is one of the counter's
     * @param today the other events of today
     * @param search the words that events were searched by; empty: none
     * @param found the events that match
     * @param gone whether the event that the user wanted to open is not, or no longer, one of the counter's
     */
    record Counter(
            AtCounter here,
            Optional<CounterEvents.Choice> last,
            CounterEvents.Found today,
            String search,
            CounterEvents.Found found,
            boolean gone) {
        String scan(CounterEvents.Choice choice) {
            return ScanPages.address(here, choice.event().cdbid());
        }

        /** What the counter may do in some card system. */
        List<CounterAction> actions() {
            return Stream.of(CounterAction.values()).filter(here::may).toList();
        }

        boolean hasEvents() {
            return last.isPresent() || !today.choices().isEmpty();
        }
    }

    /** Where the user works; the counter that was used last comes first. */
    static Response chooseCounter(PageRequest request) {
        var counters = request.signedIn().orElseThrow().roles().counters();
        if (counters.size() == 1) {
            return PageRenderer.goTo(
                    request, SiteMap.counter(counters.getFirst().consumerKey()));
        }
        var last = request.counter().map(EmployeeCounter::consumerKey).orElse("");
        var sorted = counters.stream()
                .sorted(Comparator.comparing(counter -> !counter.consumerKey().equals(last)))
                .toList();
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JtechooseGenerated.render(output, interceptor, frame, sorted, last));
    }

    Response chooseEvent(PageRequest request, AtCounter here) {
        var now = request.receivedAt();
        var search = request.query().firstFilled(SEARCH).map(String::strip).orElse("");
        var last = Cookies.EVENT
                .in(request.request())
                .flatMap(PercentEncoding::decode)
                .flatMap(cdbid -> events.find(here, cdbid))
                .map(events::choice)
                .filter(choice -> choice.prospect().window().isPresent());
        var today = events.today(here, now);
        var others = today.choices().stream()
                .filter(choice -> last.filter(
                                known -> known.event().id() == choice.event().id())
                        .isEmpty())
                .toList();
        var counter = new Counter(
                here,
                last,
                new CounterEvents.Found(others, today.total()),
                search,
                search.isEmpty() ? new CounterEvents.Found(List.of(), 0) : events.matching(here, search, now),
                request.query().firstFilled(GONE).isPresent());
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JtecounterGenerated.render(output, interceptor, frame, counter));
    }

    /** Back to the choice, because an event is not one of the counter's. */
    static Response gone(PageRequest request, AtCounter here) {
        return PageRenderer.goTo(
                request, PageRequest.address(here.path(), new Parameters(List.of(new Parameter(GONE, "event")))));
    }
}
