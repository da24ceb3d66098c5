package org.spaarpunt.api3;

import static org.spaarpunt.api3.UnofferedCall.Feature.ACTIVATION_MAIL;
import static org.spaarpunt.api3.UnofferedCall.Feature.COUPONS;
import static org.spaarpunt.api3.UnofferedCall.Feature.DISTRIBUTION_KEYS;
import static org.spaarpunt.api3.UnofferedCall.Feature.EVENT_MANAGEMENT;
import static org.spaarpunt.api3.UnofferedCall.Feature.FINANCIAL_REPORTS;
import static org.spaarpunt.api3.UnofferedCall.Feature.TICKET_SALES;
import static org.spaarpunt.api3.UnofferedCall.Feature.TOKEN_EXCHANGE;

import java.util.List;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.ErrorResponses;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.http.Response;
import org.spaarpunt.rights.Right;

/**
 * A call of the protocol that this server does not offer. Any caller with a valid signature learns this, whatever its
 * rights: which part of the protocol is missing is no secret, and "unknown address" would look like an error in the
 * client.
 *
 * @param path below the prefix, as in a route
 * @param feature the part of the protocol that it belongs to
 */
public record UnofferedCall(String method, String path, Feature feature) {
    /** A part of the protocol that is not offered. */
    public enum Feature {
        TICKET_SALES,
        COUPONS,
        DISTRIBUTION_KEYS,
        /** Events and their card systems are imported. */
        EVENT_MANAGEMENT,
        FINANCIAL_REPORTS,
        /** No mail is sent. */
        ACTIVATION_MAIL,
        /** Tokens are issued through the steps of OAuth only, whichever identity provider the user signed in with. */
        TOKEN_EXCHANGE
    }

    private static final List<UnofferedCall> ALL = List.of(
            post("/uitpas/cultureevent/{cdbid}/buy/{uitpasNumber}", TICKET_SALES),
            post("/uitpas/cultureevent/{cdbid}/buyonline/{uitpasNumber}", TICKET_SALES),
            post("/uitpas/cultureevent/{cdbid}/cancel/{uitpasNumber}", TICKET_SALES),
            post("/uitpas/cultureevent/cancel/{ticketSaleId}", TICKET_SALES),
            post("/uitpas/cultureevent/cancelonline/{ticketSaleId}", TICKET_SALES),
            get("/uitpas/cultureevent/searchTicketsales", TICKET_SALES),
            get("/uitpas/cultureevent/{cdbid}/hasticketsales", TICKET_SALES),
            get("/uitpas/passholder/{uitpasNumber}/coupons", COUPONS),
            get("/uitpas/passholder/{uitpasNumber}/coupons/{couponId}", COUPONS),
            get("/uitpas/distributionkey/organiser/{organiserId}", DISTRIBUTION_KEYS),
            post("/uitpas/distributionkey/organiser/{organiserId}", DISTRIBUTION_KEYS),
            post("/uitpas/cultureevent/register", EVENT_MANAGEMENT),
            post("/uitpas/cultureevent/update", EVENT_MANAGEMENT),
            post("/uitpas/cultureevent/{cdbid}/cardsystems", EVENT_MANAGEMENT),
            post("/uitpas/cultureevent/{cdbid}/preset_cardsystems", EVENT_MANAGEMENT),
            new UnofferedCall("DELETE", "/uitpas/cultureevent/{cdbid}/cardsystems/{cardSystemId}", EVENT_MANAGEMENT),
            post("/uitpas/report/financialoverview/organiser", FINANCIAL_REPORTS),
            get("/uitpas/report/financialoverview/organiser/periods", FINANCIAL_REPORTS),
            get("/uitpas/report/financialoverview/organiser/{reportId}/status", FINANCIAL_REPORTS),
            get("/uitpas/report/financialoverview/organiser/{reportId}/download", FINANCIAL_REPORTS),
            post("/uitpas/passholder/{uitpasNumber}/resend_activation_mail", ACTIVATION_MAIL),
            post("/authapi/auth0at", TOKEN_EXCHANGE));

    /** All of them; each pair of path and method appears once. */
    public static List<UnofferedCall> all() {
        return ALL;
    }

    /** Method and path, as {@link Route#name()} writes them. */
    public String name() {
        return method + " " + path;
    }

    static List<Route> routes() {
        return ALL.stream().map(UnofferedCall::route).toList();
    }

    private Route route() {
        return new Route(
                method,
                path,
                new Right.Anybody(),
                Route.Decided.AT_THE_DOOR,
                CallParameters.optional(),
                false,
                request -> refusal(request.refusals()));
    }

    private Response refusal(ErrorResponses refusals) {
        return refusals.badRequest(ErrorCode.ACTION_NOT_SUPPORTED, "error.ACTION_NOT_SUPPORTED." + feature.name());
    }

    private static UnofferedCall get(String path, Feature feature) {
        return new UnofferedCall("GET", path, feature);
    }

    private static UnofferedCall post(String path, Feature feature) {
        return new UnofferedCall("POST", path, feature);
    }
}
