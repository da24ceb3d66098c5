package org.spaarpunt.web.me;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.exports.PersonalData;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.removal.RemovalRequests;
import org.spaarpunt.web.frame.Danger;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.web.frame.PersonalDataFile;
import org.spaarpunt.web.frame.Question;
import org.spaarpunt.web.frame.SiteMap;

/**
 * What is stored about a passholder, as a file, and the request to be removed. The file holds the national number, so
 * the page needs a recent proof of the passholder's identity.
 */
record OwnDataPages(Me me, PersonalData data, RemovalRequests requests) {
    static final String PATH = SiteMap.ME + "/data";
    static final String FILE = "file";
    static final String LEAVE = "leave";
    static final String STAY = "stay";

    /** @param leaving when the passholder asked to be removed */
    record View(Person person, Optional<Instant> leaving, Optional<Note> note) {}

    Response show(PageRequest request) {
        return me.with(request, person -> {
            var view = new View(person, requests.of(person.uid()), Note.of(request));
            return PageRenderer.page(
                    request,
                    200,
                    (output, interceptor, frame) -> JtedataGenerated.render(output, interceptor, frame, view));
        });
    }

    Response act(PageRequest request) {
        return me.with(request, person -> switch (request.form()
                .firstFilled(Question.ACT)
                .orElse("")) {
            case FILE -> PersonalDataFile.about(person.uid(), data, request);
            case LEAVE -> leave(request, person);
            case STAY -> {
                requests.withdraw(request.actor(), person.uid());
                yield Note.done(request, PATH, STAY);
            }
            // The form by which the passholder proved their identity: it asked for this page.
            case "" -> PageRenderer.goTo(request, PATH);
            default -> Notices.UNREADABLE.to(request);
        });
    }

    private Response leave(PageRequest request, Person person) {
        if (!Question.isConfirmed(request)) {
            return new Question(
                            Danger.REQUEST_REMOVAL,
                            List.of(person.details().name().first()),
                            PATH,
                            List.of(new Parameter(Question.ACT, LEAVE)),
                            PATH)
                    .page(request);
        }
        requests.add(request.actor(), person.uid());
        return Note.done(request, PATH, LEAVE);
    }
}
