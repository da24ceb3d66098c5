package org.spaarpunt.web.admin;

import org.spaarpunt.associations.EndRule;
import org.spaarpunt.web.frame.Frame;

/** Writes what is decided about associations in the reader's language. */
public final class AssociationWords {
    private AssociationWords() {}

    /** When memberships end. */
    public static String end(Frame frame, EndRule rule) {
        return switch (rule) {
            case EndRule.Free(var day) -> frame.text("admin.associations.end.free", frame.day(day));
            case EndRule.AfterBirth(int years) -> frame.text("admin.associations.end.birth", frame.number(years));
            case EndRule.AfterRegistration(int years) ->
                frame.text("admin.associations.end.registration", frame.number(years));
        };
    }
}
