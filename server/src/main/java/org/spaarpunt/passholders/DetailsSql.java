package org.spaarpunt.passholders;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The details' part in statements. */
final class DetailsSql {
    static final String COLUMNS = """
            first_name, second_name, name, date_of_birth, gender, street, house_number, box, postal_code, city, email, telephone,
            gsm, nationality, place_of_birth, more_info""";

    static final String VALUES = """
            :firstName, :secondName, :name, :dateOfBirth, :gender, :street, :houseNumber, :box, :postalCode, :city, :email, :telephone,
            :gsm, :nationality, :placeOfBirth, :moreInfo""";

    /** What is empty stays as it was. */
    static final String CHANGES = """
            first_name = coalesce(nullif(:firstName, ''), first_name),
            second_name = coalesce(nullif(:secondName, ''), second_name),
            name = coalesce(nullif(:name, ''), name),
            date_of_birth = coalesce(:dateOfBirth, date_of_birth),
            gender = coalesce(:gender, gender),
            street = coalesce(nullif(:street, ''), street),
            house_number = coalesce(nullif(:houseNumber, ''), house_number),
            box = coalesce(nullif(:box, ''), box),
            postal_code = coalesce(nullif(:postalCode, ''), postal_code),
            city = coalesce(nullif(:city, ''), city),
            email = coalesce(nullif(:email, ''), email),
            telephone = coalesce(nullif(:telephone, ''), telephone),
            gsm = coalesce(nullif(:gsm, ''), gsm),
            nationality = coalesce(nullif(:nationality, ''), nationality),
            place_of_birth = coalesce(nullif(:placeOfBirth, ''), place_of_birth),
            more_info = coalesce(nullif(:moreInfo, ''), more_info)""";

    private DetailsSql() {}

    /** What these statements bind. */
    static Map<String, @Nullable Object> values(Details details) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("firstName", details.name().first());
        values.put("secondName", details.name().second());
        values.put("name", details.name().family());
        values.put("dateOfBirth", details.dateOfBirth().orElse(null));
        values.put("gender", details.gender().map(Enum::name).orElse(null));
        values.put("street", details.address().street());
        values.put("houseNumber", details.address().number());
        values.put("box", details.address().box());
        values.put("postalCode", details.address().postalCode());
        values.put("city", details.address().city());
        values.put("email", details.contact().email());
        values.put("telephone", details.contact().telephone());
        values.put("gsm", details.contact().gsm());
        values.put("nationality", details.nationality());
        values.put("placeOfBirth", details.placeOfBirth());
        values.put("moreInfo", details.moreInfo());
        return values;
    }
}
