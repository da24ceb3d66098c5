package org.spaarpunt.web.me;

import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.User;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.rights.Viewer;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** The passholder whose pages these are: the user that is signed in. */
record Me(PassholderFeature passholders) {
    private static final int NOT_FOUND = 404;

    /** The answer for the passholder; a page that explains how to become one, if the user is none. */
    Response with(PageRequest request, Function<Person, Response> answer) {
        return passholders
                .people()
                .find(user(request).uid(), new Viewer.Self(user(request)), Pictures.WITHOUT)
                .flatMap(view -> view instanceof Person person ? Optional.of(person) : Optional.empty())
                .map(answer)
                .orElseGet(() -> PageRenderer.page(request, NOT_FOUND, JtenobodyGenerated::render));
    }

    static User user(PageRequest request) {
        return request.signedIn().orElseThrow().account().user();
    }

    static Actor actor(PageRequest request) {
        return new Actor.Person(user(request).uid(), request.client().getHostAddress());
    }
}
