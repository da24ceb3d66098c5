package org.spaarpunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.spaarpunt.acts.NewSecret;
import org.spaarpunt.acts.Outcome.Done;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.demo.DemoProfile;
import org.spaarpunt.identity.OAuthSigner.Keys;
import org.spaarpunt.identity.StoredSecrets;
import org.spaarpunt.openid.SigningKeys;
import org.spaarpunt.secrets.KeyProofs;
import org.spaarpunt.secrets.SealedColumn;
import org.spaarpunt.secrets.SealingKeys;
import org.spaarpunt.secrets.SecretBox;
import org.spaarpunt.storage.Database;
import org.spaarpunt.storage.TestDatabase;
import org.spaarpunt.wiring.TestFeatures;

/** Does what the handbook tells people to do when the key that seals their secrets is lost. */
class LostKeyTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void after_a_lost_key_consumers_go_on_with_new_secrets() throws Exception {
        try (var place = RunningServer.demoDatabase()) {
            sealWith(SealingKeys.parse(SealingKeys.newKey("lost", RANDOM)), place);
            assertThatThrownBy(() -> RunningServer.on(place.address(), Map.of()))
                    .isInstanceOf(KeyProofs.WrongKeys.class);
            var statements = Handbook.lossOfKey().replace("name-of-the-lost-key", "lost");
            try (var database = Database.open(place.address(), 1)) {
                database.jdbi()
                        .useHandle(handle -> handle.createScript(statements).execute());
            }

            try (var server = RunningServer.on(place)) {
                assertThat(status(server, DemoProfile.MEMBER_APP.keys())).isEqualTo(401);
                var renewed = rotate(server);
                assertThat(status(server, Keys.ofConsumer(renewed.key(), renewed.secret())))
                        .isEqualTo(200);
            }
        }
    }

    private static void sealWith(SealingKeys keys, TestDatabase place) {
        try (var database = Database.open(place.address(), 1)) {
            var box = new SecretBox(keys, RANDOM);
            new KeyProofs(database.jdbi(), keys, box).check();
            new StoredSecrets(database.jdbi(), box).sealPlain();
            reseal(SigningKeys.COLUMNS.getFirst(), box, database.jdbi());
        }
    }

    private static void reseal(SealedColumn column, SecretBox box, Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.createQuery("select id, key from signing_key")
                .mapToMap(String.class)
                .forEach(row -> {
                    var purpose = column.purpose() + row.get("id");
                    var opened = TestFeatures.box()
                            .open(purpose, Objects.requireNonNull(row.get("key")))
                            .orElseThrow();
                    handle.createUpdate("update signing_key set key = :key where id = :id")
                            .bind("key", box.seal(purpose, opened))
                            .bind("id", row.get("id"))
                            .execute();
                }));
    }

    private static NewSecret rotate(RunningServer server) {
        var outcome = server.features()
                .administration()
                .consumers()
                .rotate(new Actor.CommandLine(), "demo-member-app", Duration.ZERO);
        return ((Done<NewSecret>) outcome).result();
    }

    private static int status(RunningServer server, Keys keys) {
        return server.as(keys).get("uitpas/enduser/0930056878802").status();
    }
}
