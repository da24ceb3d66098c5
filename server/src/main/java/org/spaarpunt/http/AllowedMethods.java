package org.spaarpunt.http;

import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods of an address. An address that supports GET supports HEAD too, and OPTIONS lists the methods.
 *
 * @param list as the header {@code Allow} writes it
 */
public record AllowedMethods(String list) {
    /** The label of an answer to OPTIONS in metrics and logs. */
    private static final String LABEL = "OPTIONS";

    /** The methods of an address with routes of these methods. */
    public static AllowedMethods of(Stream<String> routes) {
        var all = routes.collect(Collectors.toCollection(TreeSet::new));
        all.add("OPTIONS");
        if (all.contains("GET")) {
            all.add("HEAD");
        }
        return new AllowedMethods(String.join(", ", all));
    }

    /** The answer to OPTIONS; by the protocol's rule that only 200 is success, it is a 200. */
    public Response response() {
        return on(Response.empty(200)).from(LABEL);
    }

    /** An answer, with the methods that are supported. */
    public Response on(Response response) {
        return response.with("Allow", list);
    }
}
