package org.spaarpunt.api4.json;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spaarpunt.accounts.AccountUse;
import org.spaarpunt.api4.wire.Json;
import org.spaarpunt.contact.PostalCode;
import org.spaarpunt.passes.CardStatus;
import org.spaarpunt.passes.HeldCard;
import org.spaarpunt.passholders.CardSystemMembership;
import org.spaarpunt.passholders.CardSystemMembership.Status;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.OptIns;
import org.spaarpunt.passholders.Person;
import org.spaarpunt.passholders.PersonAtDoor;
import org.spaarpunt.passholders.PersonView;
import org.spaarpunt.time.LocalZone;

/**
 * A passholder in JSON, as far as the caller may see them. Points are always there; a social tariff always has a status
 * and stands beside its card system. Clients fail on anything else.
 */
public final class PassholderJson {
    private static final String HOME = "be";

    private final AccountUse accounts;
    private final InstantSource clock;

    public PassholderJson(AccountUse accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Several passholders, in this order. */
    public List<Map<String, Object>> all(List<PersonView> people) {
        var using = accounts.of(people.stream()
                .filter(Person.class::isInstance)
                .map(PersonView::uid)
                .toList());
        return people.stream().map(view -> of(view, Optional.empty(), using)).toList();
    }

    /** A passholder that was found by their id. */
    public Map<String, Object> one(PersonView view) {
        return all(List.of(view)).getFirst();
    }

    /**
     * A passholder that was found by a number.
     *
     * @param shown the card that belongs to it: all that a caller of another card system learns about cards
     */
    public Map<String, Object> one(PersonView view, HeldCard shown) {
        var using = view instanceof Person person ? accounts.of(List.of(person.uid())) : Set.<String>of();
        return of(view, Optional.of(shown), using);
    }

    private Map<String, Object> of(PersonView view, Optional<HeldCard> shown, Set<String> using) {
        return switch (view) {
            case Person person -> full(person, using.contains(person.uid()));
            case PersonAtDoor stranger -> atDoor(stranger, shown.filter(card -> card.status() == CardStatus.ACTIVE));
        };
    }

    private Map<String, Object> full(Person person, boolean account) {
        var details = person.details();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", person.uid());
        json.put("name", details.name().family());
        json.put("firstName", details.name().first());
        person.nationalNumber().ifPresent(number -> json.put("inszNumber", number.digits()));
        number(person).ifPresent(number -> json.put("uitpasNumber", number));
        json.put(
                "cardSystemMemberships",
                person.cardSystems().stream().map(this::membership).toList());
        putText("email", details.contact().email(), json);
        json.put("creationDate", Json.time(person.createdAt()));
        details.dateOfBirth().ifPresent(born -> json.put("dateOfBirth", born.toString()));
        details.gender().ifPresent(gender -> json.put("gender", gender.name()));
        json.put("points", person.points());
        json.put("uitidStatus", account ? "REGISTERED" : "UNREGISTERED");
        json.put("address", address(details.address()));
        json.put("postalCode", details.address().postalCode());
        json.put("city", details.address().town());
        putText("phoneNumber", phone(details.contact()), json);
        json.put("optInPreferences", optIns(person.optIns()));
        putText("nationality", details.nationality(), json);
        return json;
    }

    /** No card but the one that was shown, because numbers of others would let a caller act with them. */
    private static Map<String, Object> atDoor(PersonAtDoor stranger, Optional<HeldCard> shown) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", stranger.uid());
        json.put("name", "");
        json.put("firstName", stranger.firstName());
        shown.ifPresent(card -> json.put("uitpasNumber", card.number().digits()));
        json.put(
                "cardSystemMemberships",
                stranger.memberships().stream()
                        .map(one -> membership(one, shown))
                        .toList());
        json.put("points", stranger.points());
        return json;
    }

    private static Map<String, Object> membership(PersonAtDoor.Membership membership, Optional<HeldCard> shown) {
        var json = new LinkedHashMap<String, Object>();
        json.put("cardSystem", CardSystemJson.of(membership.cardSystem()));
        shown.filter(card -> card.cardSystem().equals(membership.cardSystem()))
                .ifPresent(card -> json.put("uitpasNumber", card.number().digits()));
        json.put("status", membership.status().name());
        if (membership.socialTariff()) {
            json.put("socialTariff", Map.of("status", "ACTIVE"));
        }
        return json;
    }

    /** A membership of a card system. */
    public Map<String, Object> membership(CardSystemMembership membership) {
        var json = new LinkedHashMap<String, Object>();
        json.put("cardSystem", CardSystemJson.of(membership.cardSystem()));
        activeCard(membership)
                .ifPresent(card -> json.put("uitpasNumber", card.number().digits()));
        membership.currentCard().flatMap(CardJson::current).ifPresent(card -> json.put("currentCard", card));
        json.put("status", membership.status().name());
        membership.socialTariffUntil().ifPresent(until -> json.put("socialTariff", CardJson.tariff(until, today())));
        return json;
    }

    /** The card of the first membership that is active and has an active card. */
    private static Optional<String> number(Person person) {
        return person.cardSystems().stream()
                .filter(membership -> membership.status() == Status.ACTIVE)
                .flatMap(membership -> activeCard(membership).stream())
                .map(card -> card.number().digits())
                .findFirst();
    }

    private static Optional<HeldCard> activeCard(CardSystemMembership membership) {
        return membership.currentCard().filter(card -> card.status() == CardStatus.ACTIVE);
    }

    private static Map<String, Object> address(Details.Address address) {
        var json = new LinkedHashMap<String, Object>();
        putText("street", street(address), json);
        json.put("postalCode", address.postalCode());
        json.put("city", address.town());
        if (PostalCode.isAbroad(address.city())) {
            address.abroad().ifPresent(abroad -> json.put("country", abroad.country()));
        } else {
            json.put("country", HOME);
        }
        return json;
    }

    /** Street, number and box as one text, as the API has it. */
    public static String street(Details.Address address) {
        return Stream.of(address.street(), address.number(), address.box())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The number that people most likely answer. */
    public static String phone(Details.Contact contact) {
        return contact.gsm().isEmpty() ? contact.telephone() : contact.gsm();
    }

    private static Map<String, Object> optIns(OptIns optIns) {
        var json = new LinkedHashMap<String, Object>();
        json.put("serviceMails", optIns.serviceMails());
        json.put("milestoneMails", optIns.milestoneMails());
        json.put("infoMails", optIns.infoMails());
        json.put("sms", optIns.sms());
        json.put("post", optIns.post());
        return json;
    }

    private static void putText(String name, String value, Map<String, Object> json) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    private LocalDate today() {
        return LocalZone.dayOf(clock.instant());
    }
}
