package org.spaarpunt.web.staff;

import static org.spaarpunt.web.frame.PageRoute.Caller.SIGNED_IN;

import java.util.List;
import org.spaarpunt.web.frame.CounterAdmission;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.wiring.Features;

/** The pages on which the admins of a counter manage its employees. */
public final class StaffRoutes {
    private static final String PATH = "/counter/{key}/staff";

    private StaffRoutes() {}

    public static List<PageRoute> all(Features features) {
        var admission = CounterAdmission.of(features);
        var staff = new StaffPages(
                features.administration().staff(),
                features.accounts().receipts(),
                features.accounts().passwordMails());
        return List.of(
                new PageRoute("GET", PATH, SIGNED_IN, admission.to(staff::show)),
                // A stranger at an open browser must not be able to let others in.
                new PageRoute("POST", PATH, SIGNED_IN, admission.to(staff::act)).afterProof(StaffPages::isSensitive),
                new PageRoute("GET", PATH + "/link/{form}", SIGNED_IN, admission.to(staff::link)));
    }
}
