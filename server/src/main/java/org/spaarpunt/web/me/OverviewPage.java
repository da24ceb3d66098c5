package org.spaarpunt.web.me;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.points.Movement;
import org.spaarpunt.posters.BarPicture;
import org.spaarpunt.rights.CheckinScope;
import org.spaarpunt.time.LocalZone;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;
import org.spaarpunt.wiring.Features;

/** A passholder's first page: the card to show at a door, the points, and what is near. */
record OverviewPage(Me me, Features features) {
    private static final int LATEST = 5;
    private static final int REWARDS = 3;

    /** Digits of a card's number that are written together. */
    private static final int GROUP = 4;

    /**
     * The content of the page.
     *
     * @param cards those in use first
     * @param rewards the few that the points buy, or nearly
     * @param leaving when the passholder asked to be removed
     */
    record View(
            Person person,
            List<HeldCard> cards,
            List<OwnOffer> rewards,
            List<Movement> latest,
            Optional<Instant> leaving,
            LocalDate today,
            Optional<Note> note) {
        /** The card that the passholder most likely uses, if one can be used. */
        Optional<HeldCard> shown() {
            return cards.stream()
                    .filter(card -> card.status() == CardStatus.ACTIVE)
                    .findFirst();
        }

        /** The last day of the social tariff that lasts longest, if there is one today. */
        Optional<LocalDate> tariffUntil() {
            return person.cardSystems().stream()
                    .filter(membership -> membership.hasTariffOn(today))
                    .flatMap(membership -> membership.socialTariffUntil().stream())
                    .max(LocalDate::compareTo);
        }
    }

    Response show(PageRequest request) {
        return me.with(request, person -> {
            var view = new View(
                    person,
                    me.passholders().cards().of(List.of(person.id())),
                    OwnOffer.nearest(features.rewards().search(), person, REWARDS),
                    features.pointsHistory().latest(person.id(), new CheckinScope.OfPassholder(person.uid()), LATEST),
                    features.removalRequests().of(person.uid()),
                    LocalZone.dayOf(request.receivedAt()),
                    Note.of(request));
            return PageRenderer.page(
                    request,
                    200,
                    (output, interceptor, frame) -> JteoverviewGenerated.render(output, interceptor, frame, view));
        });
    }

    static BarPicture bars(UitpasNumber number) {
        return BarPicture.of(number.digits());
    }

    /** A number in groups, as it is easier to read out. */
    static String spaced(UitpasNumber number) {
        var digits = number.digits();
        var groups = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && i % GROUP == 0) {
                groups.append(' ');
            }
            groups.append(digits.charAt(i));
        }
        return groups.toString();
    }
}
