package org.spaarpunt.counters;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.spaarpunt.counters.FoundCounter.Address;
import org.spaarpunt.counters.FoundCounter.Contact;

/** What the columns of a counter mean. */
public final class CounterColumns {
    private CounterColumns() {}

    public static Address address(ResultSet row) throws SQLException {
        return new Address(
                row.getString("street"),
                row.getString("house_number"),
                row.getString("box"),
                row.getString("postal_code"),
                row.getString("city"),
                row.getString("city_part"));
    }

    public static Contact contact(ResultSet row) throws SQLException {
        return new Contact(row.getString("telephone"), row.getString("contact_person"), row.getString("email"));
    }
}
