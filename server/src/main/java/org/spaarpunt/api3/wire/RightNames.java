package org.spaarpunt.api3.wire;

import org.spaarpunt.counters.CounterAction;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.rights.Right;

/**
 * The protocol's names of rights: rejections name the missing one, and the documentation the one that a call requires.
 */
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

    /** For constants that consist of a subject and an action, as in {@code EVENT_READ}. */
    private static String ofSubject(Enum<?> constant) {
        int end = constant.name().lastIndexOf('_');
        return "PERMISSION_" + constant.name().substring(0, end) + " - ACTION_"
                + constant.name().substring(end + 1);
    }
}
