package org.spaarpunt.web.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.PercentEncoding;
import org.spaarpunt.lookups.Lookups.Finding;
import org.spaarpunt.lookups.NumberKind;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.Objection;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.prices.CardPrice;
import org.spaarpunt.prices.SaleReason;
import org.spaarpunt.rights.Visibility;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.frame.AtCounter;
import org.spaarpunt.web.frame.Notices;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.wiring.Features;

/** What the pages about people at a counter share. */
record People(Features features) {
    PassholderFeature passholders() {
        return features.passholders();
    }

    static Inquiry inquiry(AtCounter here) {
        return here.inquiry(PeopleRoutes.SEARCH);
    }

    static String path(AtCounter here, String uid, String... below) {
        return Stream.concat(Stream.of(here.path("people"), PercentEncoding.encode(uid)), Stream.of(below))
                .collect(Collectors.joining("/"));
    }

    /** The answer about a passholder whom the address names, as far as the counter may see them. */
    Response with(PageRequest request, AtCounter here, Function<PersonView, Response> answer) {
        var uid = request.segment(1);
        return passholders().lookup().passholder(uid, inquiry(here), Visibility.DOOR)
                        instanceof Lookup.Found<Passholder>(var passholder, var _)
                ? passholders()
                        .people()
                        .find(passholder, here.employee(), Pictures.WITHOUT)
                        .map(answer)
                        .orElseGet(() -> Notices.NOT_FOUND.to(request))
                : Notices.NOT_FOUND.to(request);
    }

    /** The same about a passholder whom the counter sees in full. */
    Response withPerson(PageRequest request, AtCounter here, Function<Person, Response> answer) {
        return with(
                request,
                here,
                view -> view instanceof Person person ? answer.apply(person) : Notices.COUNTER_MAY_NOT.to(request));
    }

    Optional<Person> person(String uid, AtCounter here) {
        return passholders()
                .people()
                .find(uid, here.employee(), Pictures.WITHOUT)
                .flatMap(view -> view instanceof Person person ? Optional.of(person) : Optional.empty());
    }

    List<HeldCard> cards(Person person) {
        return passholders().cards().of(List.of(person.id()));
    }

    Optional<HeldCard> card(CardReference reference) {
        return passholders().cards().find(reference);
    }

    /** The prices of cards that this counter hands out for one of these reasons. */
    List<CardPrice> prices(AtCounter here, Set<SaleReason> reasons) {
        return features.prices().of(here.employee().counter().systemsWhere(CounterAction.PASSHOLDER_CREATE)).stream()
                .filter(price -> reasons.contains(price.reason()))
                .toList();
    }

    /** The card systems that a passholder belongs to as a member. */
    static Set<Long> memberships(Person person) {
        return person.cardSystems().stream()
                .map(membership -> membership.cardSystem().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Counts a rejection that reveals something about a number, as one of a call would be. */
    void count(Objection objection, AtCounter here) {
        if (ObjectionErrors.reveals(objection)) {
            var inquiry = inquiry(here);
            features.lookups().note(inquiry.reader(), Finding.unknown(NumberKind.CARD, inquiry.call()));
        }
    }

    static LocalDate today(PageRequest request) {
        return LocalZone.dayOf(request.receivedAt());
    }
}
