package org.spaarpunt.loadtest.world;

import java.nio.file.Path;
import java.util.List;
import org.spaarpunt.identity.OAuthSigner.Keys;
import tools.jackson.databind.json.JsonMapper;

/** A world as a JSON file, for any other program that sends check-ins. */
public record WorldFile(
        String consumerKey,
        String consumerSecret,
        String token,
        String tokenSecret,
        List<String> events,
        List<String> cards) {

    public static void write(World world, Path file) {
        var keys = world.keys();
        JsonMapper.shared()
                .writeValue(
                        file.toFile(),
                        new WorldFile(
                                keys.consumerKey(),
                                keys.consumerSecret(),
                                keys.token(),
                                keys.tokenSecret(),
                                world.events(),
                                world.cards()));
    }

    public static World read(Path file) {
        var read = JsonMapper.shared().readValue(file.toFile(), WorldFile.class);
        var keys = new Keys(read.consumerKey, read.consumerSecret, read.token, read.tokenSecret);
        return new World(keys, read.cards, read.events);
    }
}
