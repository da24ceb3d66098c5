package org.spaarpunt.cli;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.counters.CounterDescription;
import org.spaarpunt.counters.FoundCounter.Address;
import org.spaarpunt.counters.FoundCounter.Contact;
import picocli.CommandLine.Option;

/** The fields of a counter's description that were typed; the others stay as they are. */
final class DescriptionOptions {
    @Option(names = "--type", paramLabel = "TEXT", description = "Such as school or cultural centre.")
    private @Nullable String type;

    @Option(names = "--street", paramLabel = "TEXT")
    private @Nullable String street;

    @Option(names = "--number", paramLabel = "TEXT", description = "Of the house.")
    private @Nullable String number;

    @Option(names = "--box", paramLabel = "TEXT")
    private @Nullable String box;

    @Option(names = "--postal-code", paramLabel = "TEXT")
    private @Nullable String postalCode;

    @Option(names = "--city", paramLabel = "TEXT")
    private @Nullable String city;

    @Option(names = "--city-part", paramLabel = "TEXT")
    private @Nullable String cityPart;

    @Option(names = "--telephone", paramLabel = "TEXT")
    private @Nullable String telephone;

    @Option(names = "--contact-person", paramLabel = "NAME")
    private @Nullable String contactPerson;

    @Option(names = "--email", paramLabel = "ADDRESS")
    private @Nullable String email;

    @Option(names = "--visible", arity = "1", paramLabel = "true|false", description = "To the public.")
    private @Nullable Boolean visible;

    @Option(names = "--school", arity = "1", paramLabel = "true|false")
    private @Nullable Boolean school;

    CounterDescription over(CounterDescription stored) {
        var address = stored.address();
        var contact = stored.contact();
        return new CounterDescription(
                requireNonNullElse(type, stored.kind()),
                new Address(
                        requireNonNullElse(street, address.street()),
                        requireNonNullElse(number, address.number()),
                        requireNonNullElse(box, address.box()),
                        requireNonNullElse(postalCode, address.postalCode()),
                        requireNonNullElse(city, address.city()),
                        requireNonNullElse(cityPart, address.cityPart())),
                new Contact(
                        requireNonNullElse(telephone, contact.telephone()),
                        requireNonNullElse(contactPerson, contact.person()),
                        requireNonNullElse(email, contact.email())),
                requireNonNullElse(visible, stored.visible()),
                requireNonNullElse(school, stored.school()));
    }

    /** A description with the fields named as the options are. */
    static Map<String, Object> named(CounterDescription stored) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", stored.kind());
        fields.put("street", stored.address().street());
        fields.put("number", stored.address().number());
        fields.put("box", stored.address().box());
        fields.put("postalCode", stored.address().postalCode());
        fields.put("city", stored.address().city());
        fields.put("cityPart", stored.address().cityPart());
        fields.put("telephone", stored.contact().telephone());
        fields.put("contactPerson", stored.contact().person());
        fields.put("email", stored.contact().email());
        fields.put("visible", stored.visible());
        fields.put("school", stored.school());
        return fields;
    }
}
