package org.spaarpunt.web.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.http.Gzip;
import org.spaarpunt.http.Response;

/**
 * The files that pages need. Their names contain their digest, so that browsers cache them for good and load a changed
 * one at once.
 */
public final class Assets {
    public static final String PATH = "/assets/";

    private static final String FOLDER = "/org/spaarpunt/web/assets/";
    private static final int DIGEST_DIGITS = 16;
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String FOR_A_DAY = "public, max-age=86400";

    private static final List<Asset> ALL = List.of(
            read("style.css", "text/css;charset=UTF-8"),
            read("mark.svg", "image/svg+xml"),
            read("coffee.png", "image/png"),
            read("live.js", "text/javascript;charset=UTF-8"));

    private static final Map<String, Asset> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Asset::name, Function.identity()));

    private static final Map<String, Asset> BY_SERVED_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Asset::servedName, Function.identity()));

    private Assets() {}

    @SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
    private record Asset(String name, String servedName, String contentType, byte[] content, Gzip gzip) {}

    /** The path of a file, below the base of all paths. */
    public static String path(String name) {
        return PATH + Objects.requireNonNull(BY_NAME.get(name), name).servedName();
    }

    /** The file of this name. Addresses that are stored in the database leave out the digest. */
    public static Optional<Response> find(String name) {
        return answer(BY_SERVED_NAME.get(name), FOR_GOOD).or(() -> answer(BY_NAME.get(name), FOR_A_DAY));
    }

    private static Optional<Response> answer(@Nullable Asset asset, String keep) {
        return Optional.ofNullable(asset)
                .map(known -> Response.of(200, known.contentType(), known.content())
                        .with(known.gzip())
                        .with("Cache-Control", keep));
    }

    private static Asset read(String name, String contentType) {
        var content = resource(name).orElseThrow(() -> new IllegalStateException("no resource " + name));
        int dot = name.lastIndexOf('.');
        // Compressed by the Maven build. Classes that were compiled by another tool may have no such file beside them.
        var gzip = resource(name + ".gz").<Gzip>map(Gzip.Ready::new).orElse(Gzip.WHEN_SENT);
        return new Asset(
                name, name.substring(0, dot) + "-" + digest(content) + name.substring(dot), contentType, content, gzip);
    }

    private static Optional<byte[]> resource(String name) {
        try (var resource = Assets.class.getResourceAsStream(FOLDER + name)) {
            return resource == null ? Optional.empty() : Optional.of(resource.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
