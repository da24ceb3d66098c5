package org.spaarpunt.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.identity.Credentials.RegisteredConsumer;
import org.spaarpunt.storage.Timestamps;

/** The columns of a consumer with its permissions and secrets, for every statement that reads one. */
record ConsumerColumns(StoredSecrets secrets, InstantSource clock) {
    static final String SELECT = """
            consumer.key,
                   consumer.name,
                   consumer.secret as consumer_secret,
                   consumer.previous_secret,
                   consumer.previous_secret_until,
                   consumer.suspended_at is not null as consumer_suspended,
                   array(select permission from consumer_permission where consumer_key = consumer.key) as permissions""";

    /** Nothing where an outer join found no consumer. */
    Optional<RegisteredConsumer> read(ResultSet row) throws SQLException {
        var key = row.getString("key");
        if (key == null) {
            return Optional.empty();
        }
        return Optional.of(new RegisteredConsumer(
                consumer(row), secrets.ofConsumer(key, row.getString("consumer_secret")), previousSecret(key, row)));
    }

    static Consumer consumer(ResultSet row) throws SQLException {
        return new Consumer(
                row.getString("key"), row.getString("name"), permissions(row), row.getBoolean("consumer_suspended"));
    }

    private Optional<String> previousSecret(String key, ResultSet row) throws SQLException {
        var until = Timestamps.ifAnyIn(row, "previous_secret_until");
        return until.isPresent() && clock.instant().isBefore(until.get())
                ? Optional.of(secrets.ofConsumer(key, row.getString("previous_secret")))
                : Optional.empty();
    }

    /** An unknown permission is ignored: a newer server may have granted it. */
    private static Set<Permission> permissions(ResultSet row) throws SQLException {
        var known = EnumSet.noneOf(Permission.class);
        for (var name : (String[]) row.getArray("permissions").getArray()) {
            Permission.named(name).ifPresent(known::add);
        }
        return known;
    }
}
