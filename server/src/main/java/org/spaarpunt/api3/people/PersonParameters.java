package org.spaarpunt.api3.people;

import java.util.List;
import java.util.Optional;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.ParameterReader;
import org.spaarpunt.contact.EmailAddress;
import org.spaarpunt.contact.PostalCode;
import org.spaarpunt.passes.NationalNumber;
import org.spaarpunt.passholders.Details;
import org.spaarpunt.passholders.Gender;
import org.spaarpunt.passholders.OptIns;

/** The parameters that describe a passholder. What is not given is empty. */
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

    /** The parameters that a registration requires. */
    static final List<String> NEEDED = List.of("name", "firstName", "dateOfBirth", "postalCode", "city");

    static final CallParameters OPT_INS = CallParameters.optional(
            "optInServiceMails", "optInMilestoneMails", "optInInfoMails", "optInSms", "optInPost");

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
                        reader.parsed("email", EmailAddress::parse, ErrorCode.INVALID_EMAIL_ADDRESS)
                                .map(EmailAddress::text)
                                .orElse(""),
                        text(reader, "telephone"),
                        text(reader, "gsm")),
                text(reader, "nationality"),
                text(reader, "placeOfBirth"),
                reader.text("moreInfo", Details.MAX_MORE_INFO));
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
        return reader.text(name, Details.MAX_TEXT);
    }

    private static String postalCode(ParameterReader reader, String city) {
        return reader.parsed("postalCode", text -> PostalCode.parse(text, city), ErrorCode.PARSE_INVALID_POSTAL_CODE)
                .map(PostalCode::text)
                .orElse("");
    }

    private static Optional<String> city(String text) {
        return Optional.of(text.strip())
                .filter(city -> !city.isEmpty() && city.length() <= Details.MAX_TEXT)
                .filter(city -> city.chars().noneMatch(Character::isISOControl));
    }
}
