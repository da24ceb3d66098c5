package org.spaarpunt.web.devices;

import static org.spaarpunt.web.frame.PageRoute.Caller.SIGNED_IN;

import java.util.List;
import org.spaarpunt.web.frame.FormSubmissions;
import org.spaarpunt.web.frame.PageRoute;
import org.spaarpunt.web.frame.SiteMap;
import org.spaarpunt.wiring.Features;

/** The page on which employees see the devices of their counters, and connect them to events. */
public final class DeviceRoutes {
    private static final String CODES = SiteMap.DEVICES + "/codes";

    private DeviceRoutes() {}

    public static List<PageRoute> all(Features features) {
        var forms = new FormSubmissions(features.accounts().receipts(), CODES);
        var devices = new DevicePages(features, forms);
        return List.of(
                new PageRoute("GET", SiteMap.DEVICES, SIGNED_IN, devices::show),
                new PageRoute("POST", SiteMap.DEVICES, SIGNED_IN, devices::act),
                new PageRoute("GET", CODES + "/{form}", SIGNED_IN, forms::show));
    }
}
