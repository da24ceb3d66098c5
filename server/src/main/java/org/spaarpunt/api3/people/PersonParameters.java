package org.spaarpunt.api3.people;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.Gender;
import org.spaarpunt.passholders.OptIns;
import org.spaarpunt.passholders.Registration;

/** The words in which requests describe a passholder. What is not given is empty. */
final class PersonParameters {
    static final String SCHOOL = "schoolConsumerKey";
    static final String VERIFIED = "verified";
    static final String TARIFF_END = "kansenStatuutEndDate";

    static final CallParameters READS = CallParameters.optional(
            "name",
            "firstName",
            "secondName",
            "inszNumber",
            "dateOfBirth",
            "gender",
            "street",
            "number",
            "box",
            "postalCode",
            "city",
            "email",
            "telephone",
            "gsm",
            "nationality",
            "placeOfBirth",
            "moreInfo",
            SCHOOL,
            VERIFIED,
            TARIFF_END,
            ApiRequest.COUNTER_KEY);

    /** Those that a registration cannot do without. */
    static final List<String> NEEDED = List.of("name", "firstName", "dateOfBirth", "postalCode", "city");

    static final CallParameters OPT_INS = CallParameters.optional(
            "optInServiceMails", "optInMilestoneMails", "optInInfoMails", "optInSms", "optInPost");

    /** Characters of the longest name, street or number; longer than anybody's. */
    private static final int MAX_TEXT = 120;

    private static final int MAX_MORE_INFO = 2_000;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /** The longest that mail can be sent to (RFC 5321). */
    private static final int MAX_EMAIL = 254;

    private static final Pattern POSTAL_CODE = Pattern.compile("[1-9][0-9]{3}");
    private static final Pattern POSTAL_CODE_ABROAD = Pattern.compile("[0-9A-Za-z -]{1,12}");

    private PersonParameters() {}

    static Details details(ParameterReader reader) {
        var city = reader.parsed("city", PersonParameters::city, ErrorCode.PARSE_INVALID_CITY_NAME)
                .orElse("");
        return new Details(
                new Details.Name(text(reader, "firstName"), text(reader, "secondName"), text(reader, "name")),
                reader.dayOfBirth("dateOfBirth"),
                reader.parsed("gender", Gender::parse, ErrorCode.PARSE_INVALID_GENDER),
                new Details.Address(
                        text(reader, "street"),
                        text(reader, "number"),
                        text(reader, "box"),
                        postalCode(reader, city),
                        city),
                new Details.Contact(
                        reader.parsed("email", PersonParameters::email, ErrorCode.INVALID_EMAIL_ADDRESS)
                                .orElse(""),
                        text(reader, "telephone"),
                        text(reader, "gsm")),
                text(reader, "nationality"),
                text(reader, "placeOfBirth"),
                reader.text("moreInfo", MAX_MORE_INFO));
    }

    static Optional<NationalNumber> nationalNumber(ParameterReader reader) {
        return reader.parsed("inszNumber", NationalNumber::parse, ErrorCode.PARSE_INVALID_INSZ);
    }

    /** What is not given stays as it is. */
    static OptIns optIns(ParameterReader reader, OptIns before) {
        return new OptIns(
                reader.flag("optInServiceMails").orElse(before.serviceMails()),
                reader.flag("optInMilestoneMails").orElse(before.milestoneMails()),
                reader.flag("optInInfoMails").orElse(before.infoMails()),
                reader.flag("optInSms").orElse(before.sms()),
                reader.flag("optInPost").orElse(before.post()));
    }

    private static String text(ParameterReader reader, String name) {
        return reader.text(name, MAX_TEXT);
    }

    /** Belgian ones have four digits; of who lives abroad it may be almost anything. */
    private static String postalCode(ParameterReader reader, String city) {
        var pattern = city.equalsIgnoreCase(Registration.ABROAD) ? POSTAL_CODE_ABROAD : POSTAL_CODE;
        return reader.parsed(
                        "postalCode",
                        text -> Optional.of(text.strip())
                                .filter(code -> pattern.matcher(code).matches()),
                        ErrorCode.PARSE_INVALID_POSTAL_CODE)
                .orElse("");
    }

    private static Optional<String> city(String text) {
        return Optional.of(text.strip())
                .filter(city -> !city.isEmpty() && city.length() <= MAX_TEXT)
                .filter(city -> city.chars().noneMatch(Character::isISOControl));
    }

    private static Optional<String> email(String text) {
        return Optional.of(text.strip())
                .filter(email ->
                        email.length() <= MAX_EMAIL && EMAIL.matcher(email).matches())
                .filter(email -> email.chars().noneMatch(Character::isISOControl));
    }
}
