package org.spaarpunt.web.people;

import static org.spaarpunt.web.frame.PageRoute.Caller.SIGNED_IN;

import java.util.List;
import org.spaarpunt.web.frame.CounterAdmission;
import org.spaarpunt.web.frame.CounterAdmission.CounterPage;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.wiring.Features;

/** The pages on which employees of a counter find and register people, and hand out and block their cards. */
public final class PeopleRoutes {
    static final String SEARCH = "/counter/{key}/people";
    private static final String NEW = SEARCH + "/new";
    private static final String PERSON = SEARCH + "/{uid}";

    private PeopleRoutes() {}

    public static List<PageRoute> all(Features features) {
        var admission = CounterAdmission.of(features);
        var people = new People(features);
        var search = new SearchPages(people);
        var newcomer = new RegistrationPages(people);
        var person = new PersonPages(people);
        var card = new NewCardPages(people);
        var joining = new JoiningPages(people);
        var change = new ChangePages(people);
        var link = new AccountLinkPages(people);
        // The address of a form before the ones that hold any uid.
        return List.of(
                get(admission, SEARCH, search::show),
                post(admission, SEARCH, search::search),
                get(admission, NEW, newcomer::show),
                post(admission, NEW, newcomer::register),
                get(admission, PERSON, person::show),
                post(admission, PERSON + "/block", person::block),
                get(admission, PERSON + "/change", change::show),
                post(admission, PERSON + "/change", change::change),
                get(admission, PERSON + "/card", card::show),
                post(admission, PERSON + "/card", card::give),
                get(admission, PERSON + "/join", joining::show),
                post(admission, PERSON + "/join", joining::join),
                post(admission, PERSON + "/link", link::make).afterProof(),
                get(admission, PERSON + "/link/{form}", link::show));
    }

    private static PageRoute get(CounterAdmission admission, String path, CounterPage page) {
        return new PageRoute("GET", path, SIGNED_IN, admission.to(page));
    }

    private static PageRoute post(CounterAdmission admission, String path, CounterPage page) {
        return new PageRoute("POST", path, SIGNED_IN, admission.to(page));
    }
}
