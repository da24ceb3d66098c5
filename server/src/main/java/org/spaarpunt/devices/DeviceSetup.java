package org.spaarpunt.devices;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog;
import org.spaarpunt.counters.CounterAccess;
import org.spaarpunt.lookups.Allowance;
import org.spaarpunt.lookups.BudgetUse;
import org.spaarpunt.lookups.ClientNetwork;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.storage.Text;
import org.spaarpunt.storage.Timestamps;
import org.spaarpunt.storage.UniqueViolation;

/**
 * How a device that calls the JSON API becomes known: an admin of its owner makes a code, the device sends it together
 * with an id of its own choice, and from then on proves itself by that id, which is its secret. Codes and ids have so
 * many random bits that their digests need no key to hide them.
 */
public final class DeviceSetup {
    /** How long a code can be used. */
    public static final Duration CODE_VALID_FOR = Duration.ofDays(7);

    /** Tries from one address in a {@link #PERIOD}: a device at a time is set up, by hand. */
    static final int MAX_TRIES = 20;

    static final Duration PERIOD = Duration.ofHours(1);

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int CODE_LENGTH = 20;

    /** A UUID, as a device makes it: shorter texts might be guessed. */
    private static final Pattern ID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private static final String LOCK = "select true from device where consumer_key = :key for update";

    /** A new code ends what was set up by an earlier one. */
    private static final String SET_CODE = """
            update device set setup_digest = :digest, setup_ends_at = :endsAt, token_digest = null where consumer_key = :key
            """;

    private static final String BY_CODE = """
            select consumer_key, name, token_digest
            from device
            where setup_digest = :digest and setup_ends_at > :now and status = 'ACTIVE'
            for update
            """;

    private static final String SET_TOKEN = "update device set token_digest = :digest where consumer_key = :key";

    private static final String BY_TOKEN = "select consumer_key from device where token_digest = :digest";

    private final Jdbi jdbi;
    private final DeviceReader reader;
    private final SecureRandom random;
    private final InstantSource clock;

    /** The outcome of making a code. */
    public sealed interface NewCode {
        /**
         * The code, which is shown once.
         *
         * @param endsAt when it can no longer be used
         */
        record Made(String code, Instant endsAt) implements NewCode {
            /** The code is a secret. */
            @Override
            public String toString() {
                return "Made";
            }
        }

        record Refused(DeviceChanges.Outcome why) implements NewCode {}
    }

    /** The outcome of a set-up. */
    public sealed interface Outcome {
        record Done(Device device) implements Outcome {}

        /** No device waits for this code under this name. */
        record UnknownDevice() implements Outcome {}

        /** The code was used already, with another id. */
        record SetUpAlready() implements Outcome {}

        /** Another device has the id. */
        record IdInUse() implements Outcome {}

        record MalformedId() implements Outcome {}

        /**
         * Nothing was tried.
         *
         * @param freeAt when the next try is possible
         */
        record TriedTooOften(Instant freeAt) implements Outcome {}
    }

    private record Waiting(String key, String name, Optional<UUID> token) {}

    DeviceSetup(Jdbi jdbi, DeviceReader reader, SecureRandom random, InstantSource clock) {
        this.jdbi = jdbi;
        this.reader = reader;
        this.random = random;
        this.clock = clock;
    }

    /** Makes a code for a device, by an admin of its owner; what was set up before no longer works. */
    public NewCode makeCode(String key, CounterAccess by, Actor actor) {
        return makeCode(key, actor, device -> DeviceRules.againstChanging(device, by));
    }

    /** The same by an administrator. */
    public NewCode makeCode(String key, Actor actor) {
        return makeCode(key, actor, DeviceRules::againstChanging);
    }

    private NewCode makeCode(String key, Actor actor, Function<Device, Optional<DeviceChanges.Outcome>> objection) {
        var now = clock.instant();
        var code = code();
        return jdbi.inTransaction(handle -> {
            var device = locked(handle, key);
            if (device.isEmpty()) {
                return new NewCode.Refused(new DeviceChanges.Outcome.UnknownDevice());
            }
            var refusal = objection.apply(device.get());
            if (refusal.isPresent()) {
                return new NewCode.Refused(refusal.get());
            }
            var endsAt = now.plus(CODE_VALID_FOR);
            handle.createUpdate(SET_CODE)
                    .bind("key", key)
                    .bind("digest", digestOfCode(code))
                    .bind("endsAt", Timestamps.bound(endsAt))
                    .execute();
            AuditLog.write(handle, actor, AuditLog.Line.of(Act.DEVICE_SETUP_CODE_MADE, key), now);
            return new NewCode.Made(code, endsAt);
        });
    }

    /** By which a code is recognised. */
    public static UUID digestOfCode(String code) {
        return Digest.of(code);
    }

    /**
     * Sets a device up. The same request again is the same device, since its answer may be lost.
     *
     * @param name of the device, or its key
     * @param id chosen by the device; its secret from now on
     * @param from the address that the request came from
     */
    public Outcome setUp(String code, String name, String id, InetAddress from) {
        if (!ID.matcher(id).matches()) {
            return new Outcome.MalformedId();
        }
        var now = clock.instant();
        var tries = new Allowance("device setup from " + ClientNetwork.of(from), MAX_TRIES, PERIOD);
        if (!jdbi.inTransaction(
                handle -> BudgetUse.use(handle, List.of(tries), 1, now).isEmpty())) {
            return new Outcome.TriedTooOften(tries.endAfter(now));
        }
        try {
            return jdbi.inTransaction(handle -> setUp(handle, code, name, digest(id), from));
        } catch (StatementException failure) {
            if (UniqueViolation.in(failure).isPresent()) {
                return new Outcome.IdInUse();
            }
            throw failure;
        }
    }

    private Outcome setUp(Handle handle, String code, String name, UUID token, InetAddress from) {
        var now = clock.instant();
        var waiting = handle.createQuery(BY_CODE)
                .bind("digest", digestOfCode(code))
                .bind("now", Timestamps.bound(now))
                .map((row, _) -> new Waiting(
                        row.getString("consumer_key"),
                        row.getString("name"),
                        Optional.ofNullable(row.getObject("token_digest", UUID.class))))
                .findOne()
                .filter(device -> device.name().equalsIgnoreCase(name.strip())
                        || device.key().equals(name.strip()));
        if (waiting.isEmpty()) {
            return new Outcome.UnknownDevice();
        }
        var key = waiting.get().key();
        if (waiting.get().token().isEmpty()) {
            handle.createUpdate(SET_TOKEN)
                    .bind("key", key)
                    .bind("digest", token)
                    .execute();
            var actor = new Actor.Application(key, from.getHostAddress());
            AuditLog.write(handle, actor, AuditLog.Line.of(Act.DEVICE_SET_UP, key), now);
        } else if (!waiting.get().token().get().equals(token)) {
            return new Outcome.SetUpAlready();
        }
        return new Outcome.Done(DeviceReader.find(handle, key).orElseThrow());
    }

    /** The device that has this id; also if it is blocked. */
    public Optional<Device> find(String id) {
        return ID.matcher(id).matches()
                ? jdbi.withHandle(handle -> handle.createQuery(BY_TOKEN)
                                .bind("digest", digest(id))
                                .mapTo(String.class)
                                .findOne())
                        .flatMap(reader::find)
                : Optional.empty();
    }

    private static UUID digest(String id) {
        return Digest.of("device " + id.toLowerCase(Locale.ROOT));
    }

    private static Optional<Device> locked(Handle handle, String key) {
        return Text.canBeStored(key)
                ? handle.createQuery(LOCK)
                        .bind("key", key)
                        .mapTo(Boolean.class)
                        .findOne()
                        .flatMap(_ -> DeviceReader.find(handle, key))
                : Optional.empty();
    }

    private String code() {
        var code = new StringBuilder(CODE_LENGTH);
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
