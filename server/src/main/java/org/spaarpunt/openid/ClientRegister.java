package org.spaarpunt.openid;

import java.util.Optional;
import org.spaarpunt.acts.AuditedTransaction;
import org.spaarpunt.acts.Input;
import org.spaarpunt.acts.InputRules;
import org.spaarpunt.acts.Outcome;
import org.spaarpunt.acts.Outcome.Nothing;
import org.spaarpunt.acts.Outcome.Rejected;
import org.spaarpunt.acts.Refusal;
import org.spaarpunt.audit.Act;
import org.spaarpunt.audit.Actor;
import org.spaarpunt.audit.AuditLog.Line;
import org.spaarpunt.identity.ConsumerRegister;

/** Which applications are clients of OAuth 2, and where their users may be sent. */
public final class ClientRegister {
    private static final String FIND = Clients.SELECT + " where consumer_key = :key";

    private static final String SET = """
            insert into oauth2_client (consumer_key, kind, grants, redirect_addresses, sign_out_addresses)
            values (:key, :kind, :grants::text[], :redirects::text[], :signOuts::text[])
            on conflict (consumer_key) do update
            set kind = excluded.kind, grants = excluded.grants, redirect_addresses = excluded.redirect_addresses,
                sign_out_addresses = excluded.sign_out_addresses
            """;

    /** What users have allowed the client, and its tokens, end with it. */
    private static final String REMOVE = "delete from oauth2_client where consumer_key = :key";

    private final AuditedTransaction transaction;

    public ClientRegister(AuditedTransaction transaction) {
        this.transaction = transaction;
    }

    /** The client of this consumer, if it is one. */
    public Optional<OAuthClient> find(String key) {
        return transaction
                .jdbi()
                .withHandle(handle -> handle.createQuery(FIND)
                        .bind("key", key)
                        .map((row, _) -> Clients.in(row))
                        .findOne());
    }

    /** Makes a consumer a client of OAuth 2, or replaces what it is as a client. */
    public Outcome<Nothing> set(Actor actor, OAuthClient client) {
        var flaws = InputRules.flaws(
                InputRules.flawUnless(!client.grants().isEmpty(), Input.GRANTS, Refusal.NO_GRANT),
                InputRules.flawUnless(
                        !client.isPublic() || !client.may(ClientGrant.CLIENT_CREDENTIALS),
                        Input.KIND_OF_CLIENT,
                        Refusal.NO_SECRET),
                InputRules.flawUnless(
                        client.redirects().stream().allMatch(address -> isFor(client, address)),
                        Input.REDIRECTS,
                        Refusal.BAD_REDIRECT),
                InputRules.flawUnless(
                        client.signOuts().stream().allMatch(address -> isFor(client, address)),
                        Input.SIGN_OUTS,
                        Refusal.BAD_REDIRECT));
        if (!flaws.isEmpty()) {
            return new Rejected<>(flaws);
        }
        var details = client.kind() + " " + String.join(" ", client.redirects());
        return transaction.act(actor, new Line(Act.CLIENT_SET, client.key(), details.strip()), handle -> {
            if (!ConsumerRegister.isLive(handle, client.key())) {
                return ConsumerRegister.missing(handle, client.key());
            }
            handle.createUpdate(SET)
                    .bind("key", client.key())
                    .bind("kind", client.kind().name())
                    .bindArray(
                            "grants",
                            String.class,
                            client.grants().stream().map(Enum::name).sorted().toList())
                    .bindArray("redirects", String.class, client.redirects())
                    .bindArray("signOuts", String.class, client.signOuts())
                    .execute();
            return Outcome.done();
        });
    }

    /** Ends a consumer's use of OAuth 2, with all its tokens; OAuth 1.0a is not affected. */
    public Outcome<Nothing> remove(Actor actor, String key) {
        return transaction.act(actor, Line.of(Act.CLIENT_REMOVED, key), handle -> {
            int rows = handle.createUpdate(REMOVE).bind("key", key).execute();
            return rows == 1 || ConsumerRegister.exists(handle, key)
                    ? Outcome.changed(rows)
                    : ConsumerRegister.unknown(key);
        });
    }

    private static boolean isFor(OAuthClient client, String address) {
        return new RedirectAddress(address).isFor(client.kind());
    }
}
