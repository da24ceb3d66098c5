package org.spaarpunt.api4.contract;

import java.util.List;

/**
 * Where answers deliberately differ from the public description, and why.
 *
 * @param operation a regular expression of method and path
 * @param rule a regular expression of the validator's key and the pointer
 */
record Deviation(String operation, String rule, String reason) {
    private static final String REQUIRED = "validation\\.response\\.body\\.schema\\.required ";

    private static final List<Deviation> ALL = List.of(
            new Deviation(
                    "GET /passholders(/[^/]+)?",
                    REQUIRED + "(/|(/member/\\d+)?(/cardSystemMemberships/\\d+/socialTariff)?)",
                    "Of a passholder of another card system a caller sees what a door needs: no address, no date of"
                            + " birth, and of a social tariff only that there is one (decision 0026)."),
            new Deviation(
                    "GET /passholders/[^/]+/family-members",
                    "validation\\.response\\.body\\.schema\\.allOf /\\d+/passholder",
                    "The owner of a family sees of its members what checking in needs (decision 0057)."),
            new Deviation(
                    "GET /passholders/me/uitid/registration-token",
                    "validation\\.response\\.contentType\\.notAllowed /",
                    "Every refusal is application/problem+json; this one is described as application/json."),
            new Deviation(
                    "GET /checkins",
                    REQUIRED + "/member/\\d+",
                    "A caller that may read check-ins and not passholders learns no card number, with which it could"
                            + " act (decision 0026)."),
            new Deviation(
                    "PUT /passholders/[^/]+(/picture|/private)?",
                    "validation\\.response\\.status\\.unknown /",
                    "A passholder that the path names and that does not exist is 404, as at every other operation."),
            new Deviation(
                    "GET /checkins",
                    "validation\\.response\\.contentType\\.notAllowed /",
                    "With \"Accept: text/csv\" the same list is a file for a spreadsheet."));

    static boolean isDeliberate(Exchange exchange, Description.Broken broken) {
        return ALL.stream()
                .anyMatch(deviation -> exchange.name().matches(deviation.operation)
                        && (broken.key() + " " + broken.pointer()).matches(deviation.rule));
    }
}
