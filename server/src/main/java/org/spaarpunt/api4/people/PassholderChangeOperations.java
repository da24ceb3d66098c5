package org.spaarpunt.api4.people;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.CardSystemMembership;
import org.spaarpunt.passholders.Changes;
import org.spaarpunt.passholders.Evidence;
import org.spaarpunt.passholders.PassholderLookup;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.WholeChange;
import org.spaarpunt.removal.PassholderRemoval;
import org.spaarpunt.time.LocalZone;

/** {@code PUT} and {@code DELETE /passholders/{passholderId}}: a passholder is replaced by what is sent, or removed. */
final class PassholderChangeOperations {
    private static final int LONGEST_CODE = 40;

    /** For the audit log; the caller is there too. */
    private static final String REASON = "JSON API";

    private final Passholders passholders;
    private final Changes changes;
    private final PassholderLookup lookup;
    private final PassholderRemoval removal;
    private final CallerPlaces places;
    private final InstantSource clock;

    /** @param code from the passholder's own page, which proves that they are there */
    private record Posted(PostedPassholder passholder, Optional<String> code) {
        static Posted read(Fields fields, Person person, LocalDate today) {
            return new Posted(
                    PostedPassholder.read(fields, person.details(), person.optIns(), today),
                    fields.optionalText("passholderCode", LONGEST_CODE));
        }
    }

    PassholderChangeOperations(PeopleParts parts, Passholders passholders) {
        this.passholders = passholders;
        this.changes = parts.passholders().changes();
        this.lookup = parts.passholders().lookup();
        this.removal = parts.removal();
        this.places = parts.places();
        this.clock = parts.clock();
    }

    Response replace(JsonRequest request) {
        return passholders.seenInFull(
                request,
                ApiPermission.PASSHOLDERS_WRITE,
                Pictures.WITHOUT,
                person -> request.body(fields -> Posted.read(fields, person, LocalZone.dayOf(clock.instant())))
                        .answer(posted -> replace(request, person, posted)));
    }

    private Response replace(JsonRequest request, Person person, Posted posted) {
        var wanted = posted.passholder();
        var number = wanted.inszNumber().flatMap(NationalNumber::parse);
        if (wanted.inszNumber().isPresent() && number.isEmpty()) {
            return Problem.of(ProblemType.INVALID_INSZ_NUMBER, "The inszNumber is not a national number.")
                    .response();
        }
        if (isOfAnother(number, person, request)) {
            return Problem.of(ProblemType.INSZ_ALREADY_USED, "Another passholder has this national number.")
                    .response();
        }
        var tariff =
                wanted.tariffEnd().flatMap(end -> tariffCard(person).map(card -> new WholeChange.Tariff(card, end)));
        if (wanted.tariffEnd().isPresent() && tariff.isEmpty()) {
            return Problem.of(ProblemType.BODY_INVALID_DATA, "The passholder has no card for a social tariff.")
                    .response();
        }
        var change = new WholeChange(wanted.details(), wanted.optIns(), number, tariff);
        return passholders.changed(
                request,
                ApiPermission.PASSHOLDERS_WRITE,
                (seen, employee) ->
                        changes.replace(person, change, employee, new Evidence(Optional.empty(), posted.code())));
    }

    /** Asked before anything is written, so that it costs the caller's budget as every look-up by such a number does. */
    private boolean isOfAnother(Optional<NationalNumber> number, Person person, JsonRequest request) {
        return number.filter(known -> !person.nationalNumber().equals(Optional.of(known)))
                .flatMap(known -> places.with(ApiPermission.PASSHOLDERS_WRITE, request.caller())
                        .map(place -> lookup.isUsed(known, places.inquiry(request, place))))
                .orElse(false);
    }

    /** The card of the first card system in which the passholder has one for people with a social tariff. */
    private static Optional<HeldCard> tariffCard(Person person) {
        return person.cardSystems().stream()
                .map(CardSystemMembership::currentCard)
                .flatMap(Optional::stream)
                .filter(card -> card.number().isForSocialTariff())
                .findFirst();
    }

    /** Only of a passholder all of whose card systems are the caller's. */
    Response remove(JsonRequest request) {
        var permission = ApiPermission.PASSHOLDERS_DELETE;
        return passholders.seenInFull(
                request,
                permission,
                Pictures.WITHOUT,
                person -> mayRemove(person, request)
                        ? answer(removal.remove(CallerPlaces.actor(request), person.uid(), REASON))
                        : CallerPlaces.forbidden(permission)
                                .with("reason", "OTHER_CARD_SYSTEMS")
                                .response());
    }

    private boolean mayRemove(Person person, JsonRequest request) {
        Set<Long> systems = person.cardSystems().stream()
                .map(link -> link.cardSystem().id())
                .collect(Collectors.toSet());
        return places.all(Optional.empty(), ApiPermission.PASSHOLDERS_DELETE, request.caller()).stream()
                .anyMatch(place -> place.access().actions().keySet().containsAll(systems));
    }

    private static Response answer(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> _, Outcome.Unchanged<?> _ -> Response.empty(204);
            case Outcome.Unknown<?> _ -> Passholders.notFound().response();
            case Outcome.Refused<?> _, Outcome.Rejected<?> _, Outcome.Ambiguous<?> _ ->
                Problem.of(ProblemType.FORBIDDEN, "Somebody who works at a counter or administers is not removed here.")
                        .response();
        };
    }
}
