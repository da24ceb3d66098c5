package org.spaarpunt.web.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The one style sheet is cut by part of the site; what all pages share comes first. */
    private static final List<String> STYLES =
            List.of("frame", "admin", "camera", "counter", "docs", "events", "people", "points");

    private static final int DIGEST_DIGITS = 16;
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String FOR_A_DAY = "public, max-age=86400";

    private static final String STYLE = "style.css";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";

    /** How a script names another file of ours: {@code "./wedge.js"}. */
    private static final Pattern LINK = Pattern.compile("(?<=\"\\./)[a-z0-9-]+\\.js(?=\")");

    /** How a script names a file that it needs before it runs, and not later or perhaps. */
    private static final Pattern IMPORT = Pattern.compile("(?<= from \"\\./)[a-z0-9-]+\\.js(?=\")");

    /** What a stylesheet has for those who write it. */
    private static final Pattern COMMENT_OR_INDENT = Pattern.compile("/\\*.*?\\*/\\s*|(?m)^\\s+", Pattern.DOTALL);

    /** A script comes after the files that it names. */
    private static final List<Asset> ALL = linked(List.of(
            style(),
            read("mark.svg", "image/svg+xml"),
            read("coffee.png", "image/png"),
            read("feed.js", SCRIPT),
            read("wedge.js", SCRIPT),
            read("decoder.js", SCRIPT),
            read("reader.js", SCRIPT),
            read("lens.js", SCRIPT),
            read("camera.js", SCRIPT),
            read("number.js", SCRIPT),
            read("scan.js", SCRIPT),
            read("session.js", SCRIPT),
            read("recent.js", SCRIPT),
            read("copy.js", SCRIPT)));

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

    /**
     * The paths of the scripts that these need before they run. A page names them as well, so that a browser asks for
     * them together with the scripts, and not one round trip later.
     */
    public static List<String> imports(List<String> scripts) {
        return scripts.stream()
                .map(name -> Objects.requireNonNull(BY_NAME.get(name), name))
                .flatMap(Assets::imported)
                .map(script -> PATH + script.servedName())
                .distinct()
                .toList();
    }

    private static Stream<Asset> imported(Asset script) {
        return IMPORT.matcher(new String(script.content(), UTF_8))
                .results()
                .map(name -> Objects.requireNonNull(BY_SERVED_NAME.get(name.group()), name.group()))
                .flatMap(needed -> Stream.concat(Stream.of(needed), imported(needed)));
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

    /**
     * Writes the served names of files into the scripts that name them, so that a page never loads two scripts of
     * different versions.
     */
    private static List<Asset> linked(List<Asset> files) {
        var servedNames = new HashMap<String, String>();
        var all = new ArrayList<Asset>();
        for (var file : files) {
            var asset = file.contentType().equals(SCRIPT) ? linked(file, servedNames) : file;
            servedNames.put(asset.name(), asset.servedName());
            all.add(asset);
        }
        return List.copyOf(all);
    }

    private static Asset linked(Asset script, Map<String, String> servedNames) {
        var text = new String(script.content(), UTF_8);
        var linked = LINK.matcher(text)
                .replaceAll(name -> Objects.requireNonNull(servedNames.get(name.group()), name.group()));
        var content = linked.getBytes(UTF_8);
        return linked.equals(text)
                ? script
                : new Asset(
                        script.name(),
                        servedName(script.name(), content),
                        script.contentType(),
                        content,
                        new Gzip.Ready(Gzip.compress(content)));
    }

    private static Asset style() {
        var content = STYLES.stream()
                .map(part -> new String(required("style/" + part + ".css"), UTF_8))
                .map(part -> COMMENT_OR_INDENT.matcher(part).replaceAll(""))
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
        return new Asset(
                STYLE,
                servedName(STYLE, content),
                "text/css;charset=UTF-8",
                content,
                new Gzip.Ready(Gzip.compress(content)));
    }

    private static Asset read(String name, String contentType) {
        var content = required(name);
        // Compressed by the Maven build. Classes that were compiled by another tool may have no such file beside them.
        var gzip = resource(name + ".gz").<Gzip>map(Gzip.Ready::new).orElse(Gzip.WHEN_SENT);
        return new Asset(name, servedName(name, content), contentType, content, gzip);
    }

    private static String servedName(String name, byte[] content) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "-" + digest(content) + name.substring(dot);
    }

    private static byte[] required(String name) {
        return resource(name).orElseThrow(() -> new IllegalStateException("no resource " + name));
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
