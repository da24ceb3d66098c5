package org.spaarpunt.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.acts.PagedQuery;
import org.spaarpunt.storage.Timestamps;

/** The tokens of an application or of a user, as listed for an administrator. */
public final class TokenList {
    private static final String APPLICATION = PagedQuery.folded("consumer.name");
    private static final String PERSON = PagedQuery.folded(UserNames.NAME);
    private static final String ISSUED = "access_token.issued_at";

    private static final PagedQuery OF_CONSUMER = query("access_token.consumer_key = :holder");
    private static final PagedQuery OF_USER = query("app_user.uid = :holder");

    private final Jdbi jdbi;

    public enum Order {
        APPLICATION(TokenList.APPLICATION, TokenList.ISSUED),
        PERSON(TokenList.PERSON, TokenList.ISSUED),
        ISSUED(TokenList.ISSUED),
        /** Tokens that still work first. */
        STATE("access_token.revoked_at is not null", "access_token.revoked_at", TokenList.ISSUED);

        private final String sql;

        Order(String... expressions) {
            this.sql = PagedQuery.order(expressions);
        }
    }

    /** Whose tokens are listed. */
    public sealed interface Holder {
        record Consumer(String key) implements Holder {}

        record User(String uid) implements Holder {}
    }

    /**
     * A token in the list.
     *
     * @param person empty for a person that was removed
     */
    public record Row(
            String token,
            String application,
            Optional<String> person,
            Instant issuedAt,
            Optional<Instant> expiresAt,
            Optional<Instant> revokedAt) {}

    public TokenList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public ListPage<Row> part(Holder holder, PageQuery<Order> wanted) {
        return query(holder).part(jdbi, wanted, wanted.order().sql, parameters(holder), (row, _) -> in(row));
    }

    /**
     * The holder's token with this {@link org.spaarpunt.storage.Digest}, which may be shown where the token itself may
     * not.
     */
    public Optional<Row> find(Holder holder, UUID digest) {
        return jdbi.withHandle(handle -> handle.createQuery(find(query(holder)))
                .bindMap(parameters(holder))
                .bind("digest", digest)
                .map((row, _) -> in(row))
                .findOne());
    }

    /**
     * A statement for each kind of holder, so that each reads the tokens of the holder only. Every token has a consumer and a user;
     * where these are not asked for, PostgreSQL leaves such joins out, so tokens are counted by themselves.
     */
    private static PagedQuery query(String ofHolder) {
        return new PagedQuery(
                """
                access_token.token, consumer.name as application, app_user.nick, access_token.issued_at,
                access_token.expires_at, access_token.revoked_at,
                """ + UserNames.COLUMN,
                """
                from access_token
                left join consumer on consumer.key = access_token.consumer_key
                left join app_user on app_user.id = access_token.user_id
                where\s""" + ofHolder,
                PagedQuery.found("concat_ws(' ', consumer.name, given_name, family_name, nick)"),
                "access_token.token");
    }

    private static PagedQuery query(Holder holder) {
        return switch (holder) {
            case Holder.Consumer _ -> OF_CONSUMER;
            case Holder.User _ -> OF_USER;
        };
    }

    private static String find(PagedQuery query) {
        return "select " + query.columns() + " " + query.source() + """
                 and encode(substring(sha256(convert_to(access_token.token, 'UTF8')) for 16), 'hex')::uuid = :digest
                """;
    }

    private static Map<String, String> parameters(Holder holder) {
        return switch (holder) {
            case Holder.Consumer(var key) -> Map.of("holder", key);
            case Holder.User(var uid) -> Map.of("holder", uid);
        };
    }

    private static Row in(ResultSet row) throws SQLException {
        return new Row(
                row.getString("token"),
                row.getString("application"),
                UserNames.name(row),
                Timestamps.in(row, "issued_at"),
                Timestamps.ifAnyIn(row, "expires_at"),
                Timestamps.ifAnyIn(row, "revoked_at"));
    }
}
