package org.spaarpunt.api4.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.api4.json.PassholderJson;
import org.spaarpunt.api4.wire.Fields;
import org.spaarpunt.contact.EmailAddress;
import org.spaarpunt.contact.PostalCode;
import org.spaarpunt.passholders.Birth;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.Gender;
import org.spaarpunt.passholders.OptIns;

/**
 * A passholder as a request describes them. What the API does not know of (second names, places of birth) stays as it
 * was.
 *
 * @param inszNumber as sent; empty: not given
 * @param tariffEnd the last day of a social tariff; empty: not given
 */
record PostedPassholder(Details details, OptIns optIns, Optional<String> inszNumber, Optional<LocalDate> tariffEnd) {
    private static final int LONGEST_NUMBER = 40;
    private static final String HOME = "be";

    private enum Word {
        MALE,
        FEMALE,
        X
    }

    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

    /**
     * Reads a body.
     *
     * @param before the passholder as they are now; of a newcomer, one without details
     */
    static PostedPassholder read(Fields fields, Details before, OptIns optIns, LocalDate today) {
        var name = new Details.Name(
                fields.text("firstName", Details.MAX_TEXT),
                before.name().second(),
                fields.text("name", Details.MAX_TEXT));
        var details = new Details(
                name,
                born(fields, today),
                gender(fields),
                address(fields, before.address()),
                contact(fields, before.contact()),
                fields.optionalText("nationality", Details.MAX_TEXT).orElse(""),
                before.placeOfBirth(),
                before.moreInfo());
        return new PostedPassholder(
                details,
                fields.object("optInPreferences")
                        .map(given -> optIns(given, optIns))
                        .orElse(optIns),
                fields.optionalText("inszNumber", LONGEST_NUMBER),
                fields.date("registrationSocialTariffEndDate"));
    }

    /** The same with what counters note about the passholder. */
    PostedPassholder noting(String note) {
        return new PostedPassholder(details.withMoreInfo(note), optIns, inszNumber, tariffEnd);
    }

    private static Optional<LocalDate> born(Fields fields, LocalDate today) {
        if (!fields.has("dateOfBirth")) {
            return fields.wrong("dateOfBirth", "is required");
        }
        return fields.date("dateOfBirth")
                .flatMap(day -> Birth.isPossible(day, today)
                        ? Optional.of(day)
                        : fields.wrong("dateOfBirth", "must be the day of birth of a living person"));
    }

    /** The third word stands for a gender that is none of the others or is not known. */
    private static Optional<Gender> gender(Fields fields) {
        return fields.choice("gender", List.of(Word.values())).flatMap(word -> switch (word) {
            case MALE -> Optional.of(Gender.MALE);
            case FEMALE -> Optional.of(Gender.FEMALE);
            case X -> Optional.empty();
        });
    }

    private static Details.Address address(Fields fields, Details.Address before) {
        if (!fields.has("address")) {
            fields.wrong("address", "is required");
        }
        return fields.object("address").map(given -> newAddress(given, before)).orElse(before);
    }

    /** An address that is the one from before stays in its parts; of another, street, number and box may be one text. */
    private static Details.Address newAddress(Fields given, Details.Address before) {
        var foreign = given.optionalText("country", Details.MAX_TEXT)
                .filter(country -> !country.equalsIgnoreCase(HOME))
                .flatMap(country -> COUNTRY.matcher(country).matches()
                        ? Optional.of(country)
                        : given.wrong("country", "must be a code of two letters"));
        var city = given.text("city", Details.MAX_TEXT);
        var kept = foreign.isPresent() ? PostalCode.ABROAD : city;
        var abroad = foreign.map(country -> new Details.Abroad(city, country));
        var sent = given.text("postalCode", Details.MAX_TEXT);
        var code = PostalCode.parse(sent, kept).map(PostalCode::text);
        if (code.isEmpty() && !sent.isEmpty()) {
            given.wrong("postalCode", "must be a postal code");
        }
        var street = given.optionalText("street", Details.MAX_TEXT).orElse("");
        return street.equals(PassholderJson.street(before))
                ? new Details.Address(before.street(), before.number(), before.box(), code.orElse(""), kept, abroad)
                : new Details.Address(
                        street,
                        given.optionalText("number", Details.MAX_TEXT).orElse(""),
                        given.optionalText("box", Details.MAX_TEXT).orElse(""),
                        code.orElse(""),
                        kept,
                        abroad);
    }

    private static Details.Contact contact(Fields fields, Details.Contact before) {
        var email = fields.optionalText("email", EmailAddress.MAX_LENGTH)
                .flatMap(text -> EmailAddress.parse(text)
                        .map(EmailAddress::text)
                        .or(() -> fields.wrong("email", "must be an e-mail address")))
                .orElse("");
        var phone = fields.optionalText("phoneNumber", Details.MAX_TEXT).orElse("");
        return phone.equals(PassholderJson.phone(before))
                ? new Details.Contact(email, before.telephone(), before.gsm())
                : new Details.Contact(email, "", phone);
    }

    private static OptIns optIns(Fields given, OptIns before) {
        return new OptIns(
                given.flag("serviceMails").orElse(before.serviceMails()),
                given.flag("milestoneMails").orElse(before.milestoneMails()),
                given.flag("infoMails").orElse(before.infoMails()),
                given.flag("sms").orElse(before.sms()),
                given.flag("post").orElse(before.post()));
    }
}
