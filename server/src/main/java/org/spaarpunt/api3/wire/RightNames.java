package org.spaarpunt.api3.wire;

import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Right;

/** What the protocol calls rights: refusals name the one that is missing, and the documentation the one that a call takes. */
public final class RightNames {
    private RightNames() {}

    public static String of(Right.Named right) {
        return switch (right) {
            case Right.OfConsumer(var permission) -> of(permission);
            case Right.OfConsumerOrActionAt(var _, var action) -> of(action);
            case Right.OwnAccount _ -> "eigen account";
            case Right.EmployeeAt _ -> "medewerker van de balie";
            case Right.AdminAt _ -> "admin van de balie";
            case Right.ActionAt(var action) -> of(action);
        };
    }

    public static String of(Permission permission) {
        return switch (permission) {
            case CHECK_IN_WITH_CODE -> "punt sparen met QR code";
            case READ_POINTS -> "pashouder punten ophalen";
            case SKIP_AUTHORIZATION -> "autorisatie overslaan";
            case ACT_FOR_COUNTERS -> "gebruik van andere balies";
            case EVENT_READ,
                    CHECKIN_READ,
                    PASSHOLDER_READ,
                    PASSHOLDER_ACTIVATE,
                    GROUPPASS_READ,
                    POINTSPROMOTION_READ,
                    WELCOMEADVANTAGE_READ,
                    COUNTER_READ -> ofSubject(permission);
        };
    }

    public static String of(CounterAction action) {
        return ofSubject(action);
    }

    /** Of constants that are a subject and what is done with it, as in {@code EVENT_READ}. */
    private static String ofSubject(Enum<?> constant) {
        int end = constant.name().lastIndexOf('_');
        return "PERMISSION_" + constant.name().substring(0, end) + " - ACTION_"
                + constant.name().substring(end + 1);
    }
}
