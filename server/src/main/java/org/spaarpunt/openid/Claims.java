package org.spaarpunt.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says, as far as it is used here. Whether it is true is the signature's to prove.
 *
 * @param client the key of the consumer to which it was issued
 * @param type says whether it is an access token; other issuers may leave it out
 * @param grant under which it was issued; none when the client acts for itself, or another issuer made it
 * @param forItself whether the client acts for itself
 */
record Claims(
        String issuer,
        String subject,
        String client,
        List<String> audience,
        Set<String> scopes,
        Set<String> apis,
        String id,
        Optional<String> type,
        Optional<String> grant,
        boolean forItself,
        Instant expiresAt,
        Optional<Instant> notBefore) {
    /** The claim that names the APIs for which a token is. */
    static final String APIS = "https://publiq.be/publiq-apis";

    static final String CLIENT = "azp";
    static final String GRANT = "sid";
    static final String SCOPE = "scope";

    /** Says that this is an access token, as Keycloak's tokens do. */
    static final String TYPE = "typ";

    static final String ACCESS = "Bearer";

    /** By which issuers mark the token of a client that acts for itself. */
    private static final String GRANT_TYPE = "gty";

    private static final String PREFERRED_NAME = "preferred_username";
    private static final String SERVICE_ACCOUNT = "service-account-";
    private static final String TEXT_SEPARATOR = "\\s+";

    Claims {
        audience = List.copyOf(audience);
        scopes = Set.copyOf(scopes);
        apis = Set.copyOf(apis);
    }

    /** Nothing if a claim that is needed is missing, or of another type. */
    static Optional<Claims> of(JWTClaimsSet set) {
        try {
            var issuer = set.getIssuer();
            var subject = set.getSubject();
            var client = set.getStringClaim(CLIENT);
            var expires = set.getExpirationTime();
            if (issuer == null || subject == null || client == null || expires == null) {
                return Optional.empty();
            }
            return Optional.of(new Claims(
                    issuer,
                    subject,
                    client,
                    set.getAudience(),
                    words(set.getClaim(SCOPE)),
                    words(set.getClaim(APIS)),
                    Optional.ofNullable(set.getJWTID()).orElse(""),
                    Optional.ofNullable(set.getStringClaim(TYPE)),
                    Optional.ofNullable(set.getStringClaim(GRANT)),
                    isForItself(set, subject, client),
                    expires.toInstant(),
                    Optional.ofNullable(set.getNotBeforeTime()).map(Date::toInstant)));
        } catch (ParseException _) {
            return Optional.empty();
        }
    }

    private static boolean isForItself(JWTClaimsSet set, String subject, String client) throws ParseException {
        return subject.equals(client)
                || "client-credentials".equals(set.getStringClaim(GRANT_TYPE))
                || (SERVICE_ACCOUNT + client).equalsIgnoreCase(set.getStringClaim(PREFERRED_NAME));
    }

    /** The words of a text, or the texts of a list. */
    private static Set<String> words(@Nullable Object claim) {
        return switch (claim) {
            case String text ->
                Arrays.stream(text.split(TEXT_SEPARATOR))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
            case List<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toUnmodifiableSet());
            case null, default -> Set.of();
        };
    }
}
