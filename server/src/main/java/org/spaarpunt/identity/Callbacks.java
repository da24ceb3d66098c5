package org.spaarpunt.identity;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.spaarpunt.acts.Flaw;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.Refusal;

/**
 * Where a consumer's users may be sent back to, as typed.
 *
 * @param address where they go when a request names no other address; empty: the verifier is shown
 * @param hosts names or addresses without ports; the host of the address is always one of them
 */
public record Callbacks(String address, SequencedSet<String> hosts) {
    private static final int MAX_ADDRESS_LENGTH = 2_000;
    private static final Pattern HOST_NAME = Pattern.compile("(?=.{1,253}$)[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*");

    public Callbacks {
        var all = new LinkedHashSet<String>();
        hosts.forEach(host -> all.add(withoutBrackets(host.toLowerCase(Locale.ROOT))));
        uri(address).map(URI::getHost).ifPresent(host -> all.add(withoutBrackets(host.toLowerCase(Locale.ROOT))));
        hosts = all;
    }

    List<Flaw> flaws() {
        return InputRules.flaws(
                InputRules.flawUnless(
                        address.isEmpty() || uri(address).isPresent(), Input.CALLBACK, Refusal.BAD_CALLBACK),
                InputRules.flawUnless(hosts.stream().allMatch(Callbacks::isHost), Input.HOSTS, Refusal.BAD_HOST));
    }

    private static Optional<URI> uri(String address) {
        if (address.length() > MAX_ADDRESS_LENGTH || !address.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(address)).filter(Callbacks::isPlace);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean isPlace(URI uri) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }

    /** Of all hosts only an IPv6 address contains colons, and there they mark no port. */
    private static boolean isHost(String host) {
        return host.indexOf(':') < 0 ? HOST_NAME.matcher(host).matches() : isAddress(host);
    }

    private static boolean isAddress(String host) {
        try {
            InetAddress.ofLiteral(host);
            return host.indexOf('%') < 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
