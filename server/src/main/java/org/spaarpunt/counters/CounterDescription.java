package org.spaarpunt.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.counters.FoundCounter.Address;
import org.spaarpunt.counters.FoundCounter.Contact;

/**
 * What people see of a counter when they search for one, as it was typed. Unknown values are empty.
 *
 * @param kind such as school or cultural centre
 * @param visible to the public
 */
public record CounterDescription(String kind, Address address, Contact contact, boolean visible, boolean school) {
    private static final String FIND = """
            select kind, street, house_number, box, postal_code, city, city_part, telephone, contact_person, email, visible, school
            from counter
            where consumer_key = :key
            """;

    private static final String SAVE = """
            update counter
            set (kind, street, house_number, box, postal_code, city, city_part, telephone, contact_person, email, visible, school)
                = (:kind, :street, :number, :box, :postalCode, :city, :cityPart, :telephone, :person, :email, :visible, :school)
            where consumer_key = :key
              and (kind, street, house_number, box, postal_code, city, city_part, telephone, contact_person, email, visible, school)
                is distinct from
                (:kind, :street, :number, :box, :postalCode, :city, :cityPart, :telephone, :person, :email, :visible, :school)
            """;

    static Optional<CounterDescription> find(Handle handle, String key) {
        return handle.createQuery(FIND)
                .bind("key", key)
                .map((row, _) -> in(row))
                .findOne();
    }

    /** Saves the description and returns how many counters that changed: one or none. */
    int save(Handle handle, String key) {
        return handle.createUpdate(SAVE)
                .bind("key", key)
                .bind("kind", kind)
                .bind("street", address.street())
                .bind("number", address.number())
                .bind("box", address.box())
                .bind("postalCode", address.postalCode())
                .bind("city", address.city())
                .bind("cityPart", address.cityPart())
                .bind("telephone", contact.telephone())
                .bind("person", contact.person())
                .bind("email", contact.email())
                .bind("visible", visible)
                .bind("school", school)
                .execute();
    }

    List<Flaw> flaws() {
        return InputRules.flaws(
                InputRules.textIfAny(Input.KIND, kind),
                InputRules.textIfAny(Input.STREET, address.street()),
                InputRules.textIfAny(Input.HOUSE_NUMBER, address.number()),
                InputRules.textIfAny(Input.BOX, address.box()),
                InputRules.textIfAny(Input.POSTAL_CODE, address.postalCode()),
                InputRules.textIfAny(Input.CITY, address.city()),
                InputRules.textIfAny(Input.CITY_PART, address.cityPart()),
                InputRules.textIfAny(Input.TELEPHONE, contact.telephone()),
                InputRules.textIfAny(Input.CONTACT_PERSON, contact.person()),
                InputRules.emailIfAny(contact.email()));
    }

    /** The description for the audit log, without the contact person: the log is kept for ever. */
    String inWords() {
        var marks = Stream.of(school ? "a school" : "", visible ? "" : "not visible");
        return Stream.of(Stream.of(kind), lines(), marks)
                .flatMap(texts -> texts)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private Stream<String> lines() {
        return Stream.of(
                address.street(),
                address.number(),
                address.box(),
                address.postalCode(),
                address.city(),
                address.cityPart());
    }

    private static CounterDescription in(ResultSet row) throws SQLException {
        return new CounterDescription(
                row.getString("kind"),
                CounterColumns.address(row),
                CounterColumns.contact(row),
                row.getBoolean("visible"),
                row.getBoolean("school"));
    }
}
