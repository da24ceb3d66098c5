package org.spaarpunt.issuer;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.http.Request;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.openid.OwnIssuer;

/**
 * A request to the provider.
 *
 * @param issuer the provider's name, as its client sees its address
 * @param client the address of the client, not of one of our proxies
 */
record IssuerRequest(Request request, String issuer, InetAddress client) {
    static IssuerRequest of(Request request, PublicAddress address) {
        return new IssuerRequest(request, issuerOf(request, address), address.client(request));
    }

    private static String issuerOf(Request request, PublicAddress address) {
        var seen = address.of(request);
        var base =
                seen.path().substring(0, seen.path().length() - request.path().length());
        return seen.scheme() + "://" + seen.authority() + base + OwnIssuer.PATH;
    }

    /**
     * As the library reads it. A parameter without a value counts as absent, and one that is there twice is refused
     * (RFC 6749 section 3.2).
     */
    HTTPRequest parsed() throws ParseException {
        var read = new HTTPRequest(HTTPRequest.Method.valueOf(request.method()), URI.create(issuer));
        for (var name : List.of("Content-Type", "Authorization")) {
            var values = request.headers(name);
            if (values.size() > 1) {
                throw new ParseException("The header " + name + " is there twice");
            }
            values.forEach(value -> read.setHeader(name, value));
        }
        read.setBody(form().encoded());
        return read;
    }

    private Parameters form() throws ParseException {
        var sent = Parameters.parse(new String(request.body(), StandardCharsets.UTF_8))
                .orElseThrow(() -> new ParseException("The body is not a form"));
        var filled = sent.pairs().stream()
                .filter(parameter -> !parameter.value().isEmpty())
                .toList();
        if (filled.stream().map(Parameter::name).distinct().count() < filled.size()) {
            throw new ParseException("A parameter is there twice");
        }
        return new Parameters(filled);
    }
}
