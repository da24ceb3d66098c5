package org.spaarpunt.http;

import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods of an address. Whatever answers GET answers HEAD too, and OPTIONS tells which methods there are.
 *
 * @param list as the header {@code Allow} writes it
 */
public record AllowedMethods(String list) {
    /** By which an answer to OPTIONS is known in metrics and logs. */
    private static final String LABEL = "OPTIONS";

    /** Of an address with routes of these methods. */
    public static AllowedMethods of(Stream<String> routes) {
        var all = routes.collect(Collectors.toCollection(TreeSet::new));
        all.add("OPTIONS");
        if (all.contains("GET")) {
            all.add("HEAD");
        }
        return new AllowedMethods(String.join(", ", all));
    }

    /** The answer to OPTIONS, with which the protocol's rule holds that only 200 is success. */
    public Response told() {
        return on(Response.empty(200)).from(LABEL);
    }

    /** An answer, with the methods that would have been right. */
    public Response on(Response response) {
        return response.with("Allow", list);
    }
}
