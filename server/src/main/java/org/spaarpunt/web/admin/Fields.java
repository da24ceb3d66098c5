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

    private record Field(String name, String label) {}

    private static final Map<Input, Field> OF_REWARDS = Map.ofEntries(
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
        return switch (input) {
            case KEY -> at("key", "admin.key");
            case NAME -> at("name", "admin.name");
            case ORGANISATION -> at("organisation", "admin.counters.organisation");
            case NICK -> at("nick", "admin.nick");
            case EMAIL -> at("email", "admin.email");
            case GIVEN_NAME -> at("givenName", "admin.givenName");
            case FAMILY_NAME -> at("familyName", "admin.familyName");
            case OVERLAP -> at("hours", "admin.secret.hours");
            case CALLBACK -> at("callback", "admin.callback");
            case HOSTS -> at("hosts", "admin.hosts");
            case KIND -> at("type", "admin.description.type");
            case STREET -> at("street", "admin.description.street");
            case HOUSE_NUMBER -> at("number", "admin.description.number");
            case BOX -> at("box", "admin.description.box");
            case POSTAL_CODE -> at("postalCode", "admin.description.postalCode");
            case CITY -> at("city", "admin.description.city");
            case CITY_PART -> at("cityPart", "admin.description.cityPart");
            case TELEPHONE -> at("telephone", "admin.description.telephone");
            case CONTACT_PERSON -> at("contactPerson", "admin.description.contactPerson");
            case REASON -> at("reason", "admin.passholders.reason");
            case TITLE,
                    DESCRIPTION,
                    MORE_DESCRIPTION,
                    PICTURES,
                    REWARD_KIND,
                    POINTS,
                    PUBLISHED,
                    REDEEMABLE,
                    GRANTED,
                    UNITS,
                    LIMIT,
                    CARD_SYSTEMS,
                    CITIES,
                    COUNTERS -> Optional.ofNullable(OF_REWARDS.get(input));
            case YEARS -> at("years", "admin.associations.years");
            case AGES -> at("from", "admin.prices.from");
            case PRICE -> at("price", "admin.prices.price");
            case NUMBER -> Optional.empty();
        };
    }

    private static Optional<Field> at(String name, String label) {
        return Optional.of(new Field(name, label));
    }
}
