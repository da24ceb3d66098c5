package org.spaarpunt.passholders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spaarpunt.audit.ValueChange;

/** What is compared before and after a change of a passholder. */
class PassholderValuesTest {
    @Test
    void what_came_went_or_became_another_is_a_change() {
        var before = new PassholderValues(Map.of("name", "Claes", "box", "2", "city", "Aalst"));
        var after = new PassholderValues(Map.of("name", "Peeters", "city", "Aalst", "gsm", "0470"));
        assertThat(before.changesTo(after))
                .containsExactly(
                        new ValueChange("box", "2", ""),
                        new ValueChange("gsm", "", "0470"),
                        new ValueChange("name", "Claes", "Peeters"));
    }

    @Test
    void names_birth_numbers_addresses_of_email_pictures_and_consents_say_who_a_passholder_is() {
        assertThat(PassholderValues.IDENTITY)
                .allMatch(field -> concernsIdentity(field))
                .contains(
                        "name", "firstName", "secondName", "dateOfBirth", "inszNumber", "email", "picture", "optInSms");
        assertThat(concernsIdentity("street")).isFalse();
        assertThat(concernsIdentity("kansenStatuutEndDate 1")).isFalse();
    }

    private static boolean concernsIdentity(String field) {
        var nothing = new PassholderValues(Map.of());
        return PassholderValues.concernIdentity(nothing.changesTo(new PassholderValues(Map.of(field, "x"))));
    }
}
