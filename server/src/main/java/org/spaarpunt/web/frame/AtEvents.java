package org.spaarpunt.web.frame;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Credentials;
import org.spaarpunt.rights.EventAccess;
import org.spaarpunt.wiring.Features;

/** What the user of a page may do with events, at all of the counters where the user works. */
public final class AtEvents {
    private AtEvents() {}

    public static EventAccess of(PageRequest request, Features features) {
        var person = request.signedIn().orElseThrow();
        return features.authorization()
                .events(person.account().user(), person.account().administrator(), workplaces(person, features));
    }

    private static List<Consumer> workplaces(SignedIn person, Features features) {
        return person.roles().counters().stream()
                .flatMap(counter -> consumer(counter.consumerKey(), features).stream())
                .toList();
    }

    private static Optional<Consumer> consumer(String key, Features features) {
        return features.identity().credentials().find(key, "").consumer().map(Credentials.RegisteredConsumer::consumer);
    }
}
