package org.spaarpunt.identity;

import static java.util.stream.Collectors.toSet;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a request says, however it is spelled: two requests with the same signature mean the same exactly when these are
 * equal. Made without any of the code under test, from the JDK's own readers.
 *
 * @param once the oauth_ parameters with the signature, each distinct pair once
 * @param others the other parameters, sorted, as often as they are sent
 */
record SignedMeaning(String method, URI address, Set<String> once, List<String> others) {
    private static final Pattern HEADER_PAIR = Pattern.compile("([^=,\\s]+)[ \\t]*=[ \\t]*\"([^\"]*)\"");

    /** @throws IllegalArgumentException for a request that says nothing clear */
    static SignedMeaning of(RawRequest request) {
        List<String> pairs = Stream.of(
                        formPairs(request.rawQuery()),
                        formPairs(request.form()),
                        request.authorization().stream().flatMap(SignedMeaning::headerPairs))
                .flatMap(part -> part)
                .sorted()
                .toList();
        return new SignedMeaning(
                request.method().toUpperCase(Locale.ROOT),
                address(request),
                pairs.stream().filter(pair -> pair.startsWith("oauth_")).collect(toSet()),
                pairs.stream().filter(pair -> !pair.startsWith("oauth_")).toList());
    }

    private static URI address(RawRequest request) {
        URI sent = URI.create(request.scheme() + "://" + request.host() + request.rawPath());
        String scheme = sent.getScheme().toLowerCase(Locale.ROOT);
        int defaultPort = scheme.equals("https") ? 443 : 80;
        int port = sent.getPort() == -1 ? defaultPort : sent.getPort();
        String path = sent.getRawPath().isEmpty() ? "/" : sent.getRawPath();
        return URI.create(scheme + "://" + sent.getHost().toLowerCase(Locale.ROOT) + ":" + port + path);
    }

    private static Stream<String> formPairs(String text) {
        return Arrays.stream(text.split("&", -1))
                .filter(piece -> !piece.isEmpty())
                .map(piece -> {
                    String[] nameAndValue = piece.split("=", 2);
                    return pair(nameAndValue[0], nameAndValue.length == 1 ? "" : nameAndValue[1]);
                });
    }

    private static Stream<String> headerPairs(String header) {
        return header.toLowerCase(Locale.ROOT).matches("(?s)oauth[ \t].*")
                ? HEADER_PAIR
                        .matcher(header.substring(5))
                        .results()
                        .filter(found -> !found.group(1).equalsIgnoreCase("realm"))
                        .map(found -> pair(
                                found.group(1).replace("+", "%2B"),
                                found.group(2).replace("+", "%2B")))
                : Stream.empty();
    }

    /** The zero between name and value keeps {@code a=b} and {@code c} apart from {@code a} and {@code b=c}. */
    private static String pair(String name, String value) {
        return URLDecoder.decode(name, StandardCharsets.UTF_8) + "\0"
                + URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
