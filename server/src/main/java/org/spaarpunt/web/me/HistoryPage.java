package org.spaarpunt.web.me;

import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.points.Movement;
import org.spaarpunt.points.PointsHistory;
import org.spaarpunt.points.PointsHistory.Order;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.web.frame.ListView;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.SiteMap;

/** All movements of a passholder's points, each with its reason. */
record HistoryPage(Me me, PointsHistory history) {
    static final String PATH = SiteMap.ME + "/history";

    record View(Person person, ListView<Movement> movements) {}

    Response show(PageRequest request) {
        return me.with(request, person -> {
            var scope = new CheckinScope.OfPassholder(person.uid());
            var view = new View(
                    person,
                    ListView.of(
                            request,
                            ListView.Place.at(PATH),
                            new ListView.Standard<>(Order.MOMENT, true),
                            wanted -> history.part(person.id(), scope, wanted)));
            return PageRenderer.page(
                    request,
                    200,
                    (output, interceptor, frame) -> JtehistoryGenerated.render(output, interceptor, frame, view));
        });
    }
}
