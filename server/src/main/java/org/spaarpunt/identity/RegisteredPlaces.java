package org.spaarpunt.identity;

import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/**
 * Where the browsers of an application's users may be sent back to, as registered for the application.
 *
 * @param hosts names or addresses without ports, in lower case
 * @param withAnyPort those hosts that were registered when any port and scheme was allowed
 * @param origins scheme, host and port of whole addresses that are registered
 */
record RegisteredPlaces(Set<String> hosts, Set<String> withAnyPort, Set<String> origins) {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private record Row(String host, boolean anyPort, String callback) {}

    RegisteredPlaces {
        hosts = Set.copyOf(hosts);
        withAnyPort = Set.copyOf(withAnyPort);
        origins = Set.copyOf(origins);
    }

    /** @param query for the columns {@code host}, {@code any_port} and {@code callback} */
    static RegisteredPlaces read(Query query) {
        var rows = query.map((row, _) ->
                        new Row(row.getString("host"), row.getBoolean("any_port"), row.getString("callback")))
                .list();
        var hosts = new HashSet<String>();
        var withAnyPort = new HashSet<String>();
        var origins = new HashSet<String>();
        for (var row : rows) {
            hosts.add(row.host());
            if (row.anyPort()) {
                withAnyPort.add(row.host());
            }
            Callback.parsed(row.callback()).map(RegisteredPlaces::origin).ifPresent(origins::add);
        }
        return new RegisteredPlaces(hosts, withAnyPort, origins);
    }

    /**
     * Whether a browser may be sent to this address: to a registered host by https at the default port, or at the port
     * and by the scheme of a whole registered address, and on loopback at any port, since an application on the user's
     * own machine takes any free port (RFC 8252 section 7.3).
     *
     * @param place an absolute address of http or https
     */
    boolean contain(URI place) {
        var host = hostOf(place);
        if (!hosts.contains(host)) {
            return false;
        }
        return isLoopback(host)
                || withAnyPort.contains(host)
                || origins.contains(origin(place))
                || ("https".equals(place.getScheme()) && portOf(place) == HTTPS_PORT);
    }

    private static String origin(URI place) {
        return place.getScheme() + "://" + hostOf(place) + ":" + portOf(place);
    }

    private static int portOf(URI place) {
        if (place.getPort() >= 0) {
            return place.getPort();
        }
        return "https".equals(place.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    private static String hostOf(URI place) {
        var host = place.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
