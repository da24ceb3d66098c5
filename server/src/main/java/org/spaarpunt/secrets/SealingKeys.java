package org.spaarpunt.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.storage.PrivateFile;

/**
 * The keys of an installation, at least one. The first seals; all of them open, so that a key can be replaced while
 * servers run.
 */
public final class SealingKeys {
    private static final String NAME_IN_FILE = "home";

    private static final String RESTORE =
            "Restore it from a backup; without one, see \"Losing one\" in docs/operations.md.";

    private final List<SealingKey> keys;
    private final String source;

    /** @param source where they are stored, for messages */
    private SealingKeys(List<SealingKey> keys, String source) {
        this.keys = List.copyOf(keys);
        this.source = source;
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
        return new SealingKeys(parsed(text), "the setting secret-keys");
    }

    /**
     * The key of an embedded database; created if nothing in that database is sealed yet.
     *
     * @throws KeyProofs.WrongKeys when the file is missing or cannot be used
     */
    public static SealingKeys keptIn(KeyFile place, Jdbi jdbi, SecureRandom random) {
        place.settle();
        var file = place.path();
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !KeyProofs.isAnySealed(jdbi)) {
            PrivateFile.readOrMake(place.placeForNewKey(), () -> newKey(NAME_IN_FILE, random));
        }
        return read(place.path());
    }

    /**
     * The keys in a file, which must exist.
     *
     * @throws KeyProofs.WrongKeys if it does not, or cannot be used
     */
    public static SealingKeys existingIn(KeyFile place) {
        return read(place.path());
    }

    private static SealingKeys read(Path file) {
        try {
            return new SealingKeys(parsed(PrivateFile.read(file)), "the file " + file);
        } catch (NoSuchFileException missing) {
            throw new KeyProofs.WrongKeys("The key file " + file
                    + " is missing, and secrets in the database that it belongs to are sealed with that key. "
                    + RESTORE);
        } catch (IOException unreadable) {
            throw new KeyProofs.WrongKeys("The key file " + file + " cannot be read (" + unreadable
                    + "). Let this user read it, or restore it from a backup.");
        } catch (IllegalArgumentException damaged) {
            throw new KeyProofs.WrongKeys(
                    "The key file " + file + " cannot be used: " + damaged.getMessage() + " " + RESTORE);
        }
    }

    /** A new key, as {@link #parse} reads it. */
    public static String newKey(String name, SecureRandom random) {
        return SealingKey.written(name, random);
    }

    private static List<SealingKey> parsed(String text) {
        return Stream.of(text.split(",", -1))
                .filter(part -> !part.isBlank())
                .map(SealingKey::parse)
                .toList();
    }

    /** Where they are stored, for messages. */
    String source() {
        return source;
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
