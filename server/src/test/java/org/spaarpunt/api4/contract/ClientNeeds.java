package org.spaarpunt.api4.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the public clients read without asking whether it is there: {@code client-needs.yaml}. */
final class ClientNeeds {
    private ClientNeeds() {}

    static Description rules() {
        try (var file = ClientNeeds.class.getResourceAsStream("client-needs.yaml")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return new Description("client-needs.yaml", text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
