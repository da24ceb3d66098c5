package org.spaarpunt.secrets;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spaarpunt.storage.PrivateFile;

/** The keys of an installation, at least one. The first seals; all of them open, so that a key can be replaced while servers run. */
public final class SealingKeys {
    private static final String FILE = "secret-key";
    private static final String NAME_IN_FILE = "home";

    private final List<SealingKey> keys;

    private SealingKeys(List<SealingKey> keys) {
        this.keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no key.");
        }
        if (keys.stream().map(SealingKey::name).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("Two keys have one name.");
        }
    }

    /**
     * Reads {@code name:base64,name:base64}.
     *
     * @throws IllegalArgumentException with a sentence that quotes no key
     */
    public static SealingKeys parse(String text) {
        return new SealingKeys(Stream.of(text.split(",", -1))
                .filter(part -> !part.isBlank())
                .map(SealingKey::parse)
                .toList());
    }

    /** The key that lies beside an embedded database; made when there is none. */
    public static SealingKeys keptIn(Path home, SecureRandom random) {
        return parse(PrivateFile.readOrMake(fileIn(home), () -> newKey(NAME_IN_FILE, random)));
    }

    /** Where {@link #keptIn} keeps it. */
    public static Path fileIn(Path home) {
        return home.resolve(FILE);
    }

    /** A new key, as {@link #parse} reads it. */
    public static String newKey(String name, SecureRandom random) {
        return SealingKey.written(name, random);
    }

    SealingKey first() {
        return keys.getFirst();
    }

    Optional<SealingKey> named(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealingKeys theirs && keys.equals(theirs.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    /** Only the names. */
    @Override
    public String toString() {
        return keys.toString();
    }
}
