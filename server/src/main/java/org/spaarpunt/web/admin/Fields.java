package org.spaarpunt.web.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.web.frame.FieldError;

/** The fields of the administration's forms for each input of an act, and the texts of their errors. */
final class Fields {
    private record Field(String name, String label) {}

    private static final Map<Input, Field> FIELDS = Map.ofEntries(
            Map.entry(Input.KEY, new Field("key", "admin.key")),
            Map.entry(Input.NAME, new Field("name", "admin.name")),
            Map.entry(Input.ORGANISATION, new Field("organisation", "admin.counters.organisation")),
            Map.entry(Input.NICK, new Field("nick", "admin.nick")),
            Map.entry(Input.EMAIL, new Field("email", "admin.email")),
            Map.entry(Input.GIVEN_NAME, new Field("givenName", "admin.givenName")),
            Map.entry(Input.FAMILY_NAME, new Field("familyName", "admin.familyName")),
            Map.entry(Input.OVERLAP, new Field("hours", "admin.secret.hours")),
            Map.entry(Input.CALLBACK, new Field("callback", "admin.callback")),
            Map.entry(Input.HOSTS, new Field("hosts", "admin.hosts")),
            Map.entry(Input.KIND_OF_CLIENT, new Field("clientKind", "admin.client.kind")),
            Map.entry(Input.GRANTS, new Field("grants", "admin.client.grants")),
            Map.entry(Input.REDIRECTS, new Field("redirects", "admin.client.redirects")),
            Map.entry(Input.SIGN_OUTS, new Field("signOuts", "admin.client.signOuts")),
            Map.entry(Input.KIND, new Field("type", "admin.description.type")),
            Map.entry(Input.STREET, new Field("street", "admin.description.street")),
            Map.entry(Input.HOUSE_NUMBER, new Field("number", "admin.description.number")),
            Map.entry(Input.BOX, new Field("box", "admin.description.box")),
            Map.entry(Input.POSTAL_CODE, new Field("postalCode", "admin.description.postalCode")),
            Map.entry(Input.CITY, new Field("city", "admin.description.city")),
            Map.entry(Input.CITY_PART, new Field("cityPart", "admin.description.cityPart")),
            Map.entry(Input.TELEPHONE, new Field("telephone", "admin.description.telephone")),
            Map.entry(Input.CONTACT_PERSON, new Field("contactPerson", "admin.description.contactPerson")),
            Map.entry(Input.REASON, new Field("reason", "admin.passholders.reason")),
            Map.entry(Input.YEARS, new Field("years", "admin.associations.years")),
            Map.entry(Input.AGES, new Field("from", "admin.prices.from")),
            Map.entry(Input.PRICE, new Field("price", "admin.prices.price")),
            Map.entry(Input.TITLE, new Field("title", "admin.rewards.title")),
            Map.entry(Input.DESCRIPTION, new Field("description1", "admin.rewards.description")),
            Map.entry(Input.MORE_DESCRIPTION, new Field("description2", "admin.rewards.more")),
            Map.entry(Input.PICTURES, new Field("pictures", "admin.rewards.pictures")),
            Map.entry(Input.REWARD_KIND, new Field("kind", "admin.rewards.kind")),
            Map.entry(Input.POINTS, new Field("points", "admin.rewards.points")),
            Map.entry(Input.PUBLISHED, new Field("publishedToDay", "admin.rewards.published")),
            Map.entry(Input.REDEEMABLE, new Field("redeemableToDay", "admin.rewards.redeemable")),
            Map.entry(Input.GRANTED, new Field("grantedToDay", "admin.rewards.granted")),
            Map.entry(Input.UNITS, new Field("units", "admin.rewards.units")),
            Map.entry(Input.LIMIT, new Field("volume", "admin.rewards.limit")),
            Map.entry(Input.CARD_SYSTEMS, new Field("cardSystem", "admin.rewards.cardSystems")),
            Map.entry(Input.CITIES, new Field("cities", "admin.rewards.cities")),
            Map.entry(Input.COUNTERS, new Field("counters", "admin.rewards.counters")));

    private Fields() {}

    /** @param id of the field with this name; most forms have fields whose id is their name */
    static List<FieldError> errors(List<Flaw> flaws, UnaryOperator<String> id) {
        return flaws.stream()
                .map(flaw -> {
                    var field = field(flaw.input());
                    return new FieldError(
                            field.map(known -> id.apply(known.name())).orElse(""),
                            field.map(Field::label).orElse(""),
                            key(flaw));
                })
                .toList();
    }

    private static String key(Flaw flaw) {
        return flaw.reason() == Refusal.TAKEN
                ? switch (flaw.input()) {
                    case KEY -> "admin.taken.key";
                    case NICK -> "admin.taken.nick";
                    case EMAIL -> "admin.taken.email";
                    case AGES -> "admin.taken.price";
                    default -> "admin.taken.name";
                }
                : "admin.refused." + flaw.reason();
    }

    /** Nothing for inputs that only commands have. */
    private static Optional<Field> field(Input input) {
        return Optional.ofNullable(FIELDS.get(input));
    }
}
