package org.spaarpunt.api4.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.CallerPlaces;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.api4.wire.JsonRequest;
import org.spaarpunt.api4.wire.Problem;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.Query;
import org.spaarpunt.api4.wire.Slice;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.http.Response;
import org.spaarpunt.passes.CardReference;
import org.spaarpunt.passes.ChipNumber;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passes.Passholder;
import org.spaarpunt.passes.UitpasNumber;
import org.spaarpunt.passholders.Inquiry;
import org.spaarpunt.passholders.Lookup;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.rights.Visibility;

/** The part of {@code GET /passholders} that finds one passholder by a number or the id of their account. */
final class PassholderByNumber {
    private static final String UITPAS_NUMBER = "uitpasNumber";
    private static final String CHIP_NUMBER = "chipNumber";
    private static final String INSZ_NUMBER = "inszNumber";
    private static final String UITID = "uitidId";

    /** The parameters that name one passholder; the first that has a value counts. */
    static final List<String> NAMES = List.of(UITPAS_NUMBER, CHIP_NUMBER, INSZ_NUMBER, UITID);

    private static final Set<ApiPermission> BY_NUMBER = Set.of(
            ApiPermission.PASSHOLDERS_SEARCH_BY_ID,
            ApiPermission.PASSHOLDERS_SEARCH,
            ApiPermission.PASSHOLDERS_SEARCH_ALL);

    private final PassholderFeature passholders;
    private final PassholderJson json;
    private final CallerPlaces places;

    /** What names the passholder. */
    private sealed interface Named {
        record Card(CardReference reference) implements Named {}

        record Person(NationalNumber number) implements Named {}

        record Account(String uid) implements Named {}

        /** None of the parameters has a value. */
        record Nothing() implements Named {}
    }

    private record Asked(Named named, Optional<String> organiserId, Slice slice) {}

    PassholderByNumber(PassholderFeature passholders, PassholderJson json, CallerPlaces places) {
        this.passholders = passholders;
        this.json = json;
        this.places = places;
    }

    Response find(JsonRequest request) {
        return request.query(query -> new Asked(named(query), query.text("organizerId"), query.slice()))
                .answer(asked -> places.reading(BY_NUMBER, asked.organiserId(), request.caller())
                        .map(place -> page(found(asked.named(), places.inquiry(request, place)), asked.slice()))
                        .orElseGet(() -> CallerPlaces.forbidden(ApiPermission.PASSHOLDERS_SEARCH_BY_ID)
                                .response()));
    }

    private static Named named(Query query) {
        return query.text(UITPAS_NUMBER)
                .map(text -> ofCard(query, ProblemType.INVALID_UITPAS_NUMBER, UitpasNumber.parse(text)))
                .or(() -> query.text(CHIP_NUMBER)
                        .map(text -> ofCard(query, ProblemType.INVALID_QUERY, ChipNumber.parse(text))))
                .or(() -> query.text(INSZ_NUMBER).map(text -> ofPerson(query, NationalNumber.parse(text))))
                .or(() -> query.text(UITID).map(Named.Account::new))
                .orElseGet(Named.Nothing::new);
    }

    private static Named ofCard(Query query, ProblemType otherwise, Optional<? extends CardReference> number) {
        return number.<Named>map(Named.Card::new).orElseGet(() -> {
            query.refuse(Problem.of(otherwise, "The number in the query is not a number of that kind."));
            return new Named.Nothing();
        });
    }

    private static Named ofPerson(Query query, Optional<NationalNumber> number) {
        return number.<Named>map(Named.Person::new).orElseGet(() -> {
            query.refuse(Problem.of(ProblemType.INVALID_INSZ_NUMBER, "The inszNumber is not a national number."));
            return new Named.Nothing();
        });
    }

    private Optional<Map<String, Object>> found(Named named, Inquiry inquiry) {
        return switch (named) {
            case Named.Card(var reference) ->
                found(passholders.lookup().card(reference, inquiry, Visibility.DOOR))
                        .flatMap(card -> of(card, inquiry));
            case Named.Person(var number) ->
                found(passholders.lookup().card(number, inquiry)).flatMap(card -> of(card, inquiry));
            case Named.Account(var uid) ->
                found(passholders.lookup().passholder(uid, inquiry, Visibility.DOOR))
                        .flatMap(passholder -> of(passholder, inquiry));
            case Named.Nothing _ -> Optional.empty();
        };
    }

    /** Of a number that is hidden, a caller learns what it learns of one that is not in use. */
    private static <T> Optional<T> found(Lookup<T> lookup) {
        return switch (lookup) {
            case Lookup.Found<T>(var value, var _) -> Optional.of(value);
            case Lookup.Unknown<T> _, Lookup.Hidden<T> _ -> Optional.empty();
        };
    }

    private Optional<Map<String, Object>> of(HeldCard card, Inquiry inquiry) {
        return card.passholder()
                .flatMap(holder -> passholders.people().find(holder, inquiry.viewer(), Pictures.WITHOUT))
                .map(view -> json.one(view, card));
    }

    private Optional<Map<String, Object>> of(Passholder passholder, Inquiry inquiry) {
        return passholders
                .people()
                .find(passholder, inquiry.viewer(), Pictures.WITHOUT)
                .map(json::one);
    }

    /** A list without people. */
    static Response nobody() {
        return page(Optional.empty(), Slice.FIRST);
    }

    private static Response page(Optional<Map<String, Object>> found, Slice slice) {
        var shown = found.filter(_ -> slice.start() == 0 && slice.limit() > 0);
        return Json.ok(Slice.page(
                found.isPresent() ? 1 : 0, shown.<List<?>>map(List::of).orElseGet(List::of)));
    }
}
