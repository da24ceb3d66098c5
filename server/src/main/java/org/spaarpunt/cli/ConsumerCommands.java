package org.spaarpunt.cli;

import static org.spaarpunt.cli.CommandRunner.ACTOR;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Subject;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.counters.ApiPermission;
import org.spaarpunt.identity.Callbacks;
import org.spaarpunt.identity.ConsumerRegister;
import org.spaarpunt.identity.Permission;
import org.spaarpunt.openid.ClientGrant;
import org.spaarpunt.openid.ClientKind;
import org.spaarpunt.openid.OAuthClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spaarpunt admin consumer …}. */
@Command(name = "consumer", description = "The keys and secrets with which applications and counters sign.")
final class ConsumerCommands {
    static final String PAIR = "Print KEY:SECRET and nothing else, as spaarpunt call takes it.";

    private final CommandRunner runner;

    ConsumerCommands(CommandRunner runner) {
        this.runner = runner;
    }

    @Command(name = "create", description = "Makes a consumer, and prints its key and, this once, its secret.")
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "What users read.")
                    String name,
            @Option(names = "--key", paramLabel = "KEY", description = "Its key; without it one is made.") @Nullable
                    String key,
            @Option(names = "--pair", description = PAIR) boolean pair) {
        return runner.act(
                admin -> admin.consumers().create(ACTOR, Optional.ofNullable(key), name),
                (_, made) -> runner.tell("key", made, pair));
    }

    @Command(name = "list", description = "Lists consumers in the order of their keys.")
    int list(@Mixin ListOptions options) {
        return runner.show(admin -> runner.report().many(admin.consumers().list(options.listing())));
    }

    @Command(name = "show", description = "Shows a consumer, without its secret.")
    int show(@Parameters(paramLabel = "KEY") String key) {
        return runner.act(
                admin -> found(admin, key), (_, details) -> runner.report().one(details));
    }

    @Command(
            name = "rotate",
            description = {
                "Gives a consumer another secret, and prints it this once.",
                "The old one works until the overlap is over.",
                "Until then, rotating again needs --overlap 0, and the old one still works until its overlap is over."
            })
    int rotate(
            @Parameters(paramLabel = "KEY") String key,
            @Option(
                            names = "--overlap",
                            defaultValue = "24h",
                            paramLabel = "TIME",
                            description = "30m, 24h or 7d; 0 ends the old secret at once (default: ${DEFAULT-VALUE}).")
                    TypedDuration overlap,
            @Option(names = "--pair", description = PAIR) boolean pair) {
        return runner.act(
                admin -> admin.consumers().rotate(ACTOR, key, overlap.value()),
                (_, made) -> runner.tell("key", made, pair));
    }

    @Command(name = "end-previous", description = "Ends the previous secret at once, before its overlap is over.")
    int endPrevious(@Parameters(paramLabel = "KEY") String key) {
        return runner.act(admin -> admin.consumers().endPreviousSecret(ACTOR, key));
    }

    @Command(name = "revoke", description = "Ends a consumer and all its tokens, permanently.")
    int revoke(@Parameters(paramLabel = "KEY") String key) {
        return runner.act(admin -> admin.consumers().revoke(ACTOR, key));
    }

    @Command(name = "grant", description = "Lets a consumer do something.")
    int grant(
            @Parameters(paramLabel = "KEY") String key,
            @Parameters(paramLabel = "PERMISSION", description = "${COMPLETION-CANDIDATES}") Permission permission) {
        return runner.act(admin -> admin.consumerRights().grant(ACTOR, key, permission));
    }

    @Command(name = "withdraw", description = "Takes a permission away.")
    int withdraw(
            @Parameters(paramLabel = "KEY") String key,
            @Parameters(paramLabel = "PERMISSION", description = "${COMPLETION-CANDIDATES}") Permission permission) {
        return runner.act(admin -> admin.consumerRights().withdraw(ACTOR, key, permission));
    }

    @Command(
            name = "callback",
            description = "Replaces where users of a consumer may be sent back to; nowhere else are they sent.")
    int callback(
            @Parameters(paramLabel = "KEY") String key,
            @Option(
                            names = "--url",
                            defaultValue = "",
                            paramLabel = "URL",
                            description = "Where they go when a request names no other place; its host is allowed too.")
                    String url,
            @Option(
                            names = "--host",
                            paramLabel = "HOST",
                            description = "A host without its port; may be given several times.")
                    @Nullable
                    List<String> hosts) {
        var callbacks = new Callbacks(url, new LinkedHashSet<>(hosts == null ? List.of() : hosts));
        return runner.act(admin -> admin.consumerRights().setCallbacks(ACTOR, key, callbacks));
    }

    @Command(
            name = "client",
            description = {
                "Makes a consumer a client of OAuth 2, with its own key and secret, or replaces what it is as a client.",
                "A public client runs on the machines of its users, has no use for its secret, and must use PKCE."
            })
    int client(
            @Parameters(paramLabel = "KEY") String key,
            @Option(names = "--kind", required = true, paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
                    ClientKind kind,
            @Option(
                            names = "--grant",
                            required = true,
                            paramLabel = "GRANT",
                            description =
                                    "How it obtains tokens: ${COMPLETION-CANDIDATES}; may be given several times.")
                    List<ClientGrant> grants,
            @Option(
                            names = "--redirect",
                            paramLabel = "URL",
                            description =
                                    "Where its users are sent back to, exactly; on 127.0.0.1 without a port, any port will do."
                                            + " May be given several times.")
                    @Nullable
                    List<String> redirects,
            @Option(
                            names = "--sign-out",
                            paramLabel = "URL",
                            description = "Where its users may go after signing out; may be given several times.")
                    @Nullable
                    List<String> signOuts) {
        var client = new OAuthClient(key, kind, EnumSet.copyOf(grants), given(redirects), given(signOuts));
        return runner.act(admin -> admin.clients().set(ACTOR, client));
    }

    @Command(name = "show-client", description = "Shows what a consumer is as a client of OAuth 2.")
    int showClient(@Parameters(paramLabel = "KEY") String key) {
        return runner.act(
                admin -> admin.clients()
                        .find(key)
                        .<Outcome<OAuthClient>>map(Outcome.Done::new)
                        .orElseGet(() -> new Outcome.Unknown<>(Subject.CLIENT, key)),
                (_, client) -> runner.report().one(client));
    }

    @Command(
            name = "end-client",
            description = "Ends a consumer's use of OAuth 2, with all its tokens there; OAuth 1.0a goes on.")
    int endClient(@Parameters(paramLabel = "KEY") String key) {
        return runner.act(admin -> admin.clients().remove(ACTOR, key));
    }

    @Command(
            name = "permissions",
            description = {
                "Replaces what an application may do for an organiser over the JSON API without a user.",
                "Without --permission it may do nothing there any more."
            })
    int permissions(
            @Parameters(paramLabel = "KEY") String key,
            @Parameters(
                            paramLabel = "ORGANISER",
                            description = "The id of an organisation, or the key of a counter that belongs to none.")
                    String organiser,
            @Option(
                            names = "--permission",
                            paramLabel = "PERMISSION",
                            description = "${COMPLETION-CANDIDATES}; may be given several times.")
                    @Nullable
                    List<ApiPermission> permissions) {
        var wanted = permissions == null ? Set.<ApiPermission>of() : Set.copyOf(permissions);
        return runner.act(admin -> admin.agents().set(ACTOR, key, Map.of(organiser, wanted)));
    }

    @Command(
            name = "show-permissions",
            description = "Shows what an application may do for which organisers without a user.")
    int showPermissions(@Parameters(paramLabel = "KEY") String key) {
        return runner.act(
                admin -> found(admin, key).map(_ -> admin.agents().permissions(key)),
                (_, permissions) -> runner.report().many(allowed(permissions)));
    }

    /** One line of the report of {@code show-permissions}. */
    record Allowed(String organiser, List<ApiPermission> permissions) {}

    private static List<Allowed> allowed(Map<String, Set<ApiPermission>> permissions) {
        return permissions.entrySet().stream()
                .map(entry -> new Allowed(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static List<String> given(@Nullable List<String> addresses) {
        return addresses == null ? List.of() : addresses;
    }

    private static Outcome<ConsumerRegister.Details> found(Administration admin, String key) {
        return admin.consumers()
                .find(key)
                .<Outcome<ConsumerRegister.Details>>map(Outcome.Done::new)
                .orElseGet(() -> new Outcome.Unknown<>(Subject.CONSUMER, key));
    }
}
