package org.spaarpunt.web.accounts;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spaarpunt.identity.Consumer;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.languages.Language;
import org.spaarpunt.openid.Assurance;
import org.spaarpunt.openid.Authorizations;
import org.spaarpunt.openid.ClientGrant;
import org.spaarpunt.openid.Clients;
import org.spaarpunt.storage.Digest;
import org.spaarpunt.web.frame.Notices;

/**
 * A request by which a client of OAuth 2 has its user sign in (OpenID Connect Core section 3.1.2). Before it is known
 * that the client wants its user sent back to an address of its own, an error is shown here; afterwards it is sent there.
 */
sealed interface ClientRequest {
    /** The parameters that are read; others are ignored. Each step of the sign-in passes them on to the next. */
    List<String> NAMES = List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "prompt",
            "max_age",
            "login_hint",
            "id_token_hint",
            "acr_values",
            "ui_locales",
            "request",
            "request_uri",
            "registration");

    /** A challenge by S256 (RFC 7636 section 4.2). */
    Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** The user must not be sent anywhere. */
    record Unusable(Notices notice) implements ClientRequest {}

    /** The client is told what is wrong. */
    record Wrong(Return back, ErrorObject error) implements ClientRequest {}

    /**
     * The client gets a code once its user has signed in and allowed it.
     *
     * @param sent the parameters of {@link #NAMES}
     */
    record Wanted(
            Consumer consumer, Authorizations.Request request, Return back, Prompt prompt, Map<String, String> sent)
            implements ClientRequest {
        public Wanted {
            sent = Map.copyOf(sent);
        }

        boolean mayNotAsk() {
            return prompt.contains(Prompt.Type.NONE);
        }

        boolean mustSignIn() {
            return prompt.contains(Prompt.Type.LOGIN);
        }

        boolean mustAsk() {
            return prompt.contains(Prompt.Type.CONSENT) || prompt.contains(Prompt.Type.SELECT_ACCOUNT);
        }

        boolean isStrong() {
            return words("acr_values").contains(Assurance.STRONG);
        }

        /** How long ago the user may have signed in. */
        Optional<Duration> maxAge() {
            return Optional.ofNullable(sent.get("max_age")).map(Long::parseLong).map(Duration::ofSeconds);
        }

        String loginHint() {
            return sent.getOrDefault("login_hint", "");
        }

        Optional<String> idTokenHint() {
            return Optional.ofNullable(sent.get("id_token_hint"));
        }

        /** The first language of the client's list that there is here. */
        Optional<Language> language() {
            return words("ui_locales").stream()
                    .flatMap(tag -> Language.named(tag.split("-", -1)[0]).stream())
                    .findFirst();
        }

        /** The same request, to be repeated by the browser. */
        Parameters parameters() {
            return without();
        }

        /** The same request for a user that has just signed in. */
        Parameters afterSignIn() {
            return without("prompt", "max_age");
        }

        Parameters forSomebodyElse() {
            var anew = new ArrayList<>(without("prompt").pairs());
            anew.add(new Parameter("prompt", "login"));
            return new Parameters(anew);
        }

        private Parameters without(String... names) {
            return new Parameters(NAMES.stream()
                    .filter(name -> sent.containsKey(name) && !List.of(names).contains(name))
                    .map(name -> new Parameter(name, sent.getOrDefault(name, "")))
                    .toList());
        }

        /** What the user was asked about. */
        String digest() {
            return "openid "
                    + Digest.of(without("prompt", "ui_locales", "login_hint").encoded());
        }

        private List<String> words(String name) {
            return Arrays.stream(sent.getOrDefault(name, "").split(" ", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }

    /** Where the user is sent back to, and what the client wants to read there. */
    record Return(String address, Optional<String> state) {}

    /**
     * Reads a request.
     *
     * @param parameters of the address and of the form
     */
    static ClientRequest of(Parameters parameters, Clients clients) {
        var found = firstFilled(parameters, "client_id").flatMap(clients::find);
        if (found.isEmpty()) {
            return new Unusable(Notices.UNKNOWN_CLIENT);
        }
        var client = found.get().client();
        var address = firstFilled(parameters, "redirect_uri").filter(client::redirectsTo);
        if (address.isEmpty()) {
            return new Unusable(Notices.OTHER_REDIRECT);
        }
        var back = new Return(address.get(), firstFilled(parameters, "state"));
        var sent = new HashMap<String, String>();
        NAMES.forEach(name -> parameters.firstFilled(name).ifPresent(value -> sent.put(name, value)));
        try {
            if (NAMES.stream().anyMatch(parameters::isDoubled)) {
                throw wrong("A parameter is there twice.");
            }
            requireSupported(sent);
            requireChallenge(sent, client.isPublic());
            if (!client.may(ClientGrant.AUTHORIZATION_CODE)) {
                throw wrong(OAuth2Error.UNAUTHORIZED_CLIENT);
            }
            var prompt = sent.containsKey("prompt") ? Prompt.parse(sent.get("prompt")) : new Prompt();
            var request = new Authorizations.Request(
                    client,
                    address.get(),
                    scopes(sent),
                    Optional.ofNullable(sent.get("code_challenge")),
                    Optional.ofNullable(sent.get("nonce")));
            return new Wanted(found.get().consumer(), request, back, prompt, sent);
        } catch (ParseException wrong) {
            return new Wrong(
                    back,
                    Optional.ofNullable(wrong.getErrorObject())
                            .orElse(OAuth2Error.INVALID_REQUEST.setDescription("The prompt is not one.")));
        }
    }

    private static Optional<String> firstFilled(Parameters parameters, String name) {
        return parameters.isDoubled(name) ? Optional.empty() : parameters.firstFilled(name);
    }

    private static void requireSupported(Map<String, String> sent) throws ParseException {
        if (sent.containsKey("request")) {
            throw wrong(OAuth2Error.REQUEST_NOT_SUPPORTED);
        }
        if (sent.containsKey("request_uri")) {
            throw wrong(OAuth2Error.REQUEST_URI_NOT_SUPPORTED);
        }
        if (sent.containsKey("registration")) {
            throw wrong(OIDCError.REGISTRATION_NOT_SUPPORTED);
        }
        var type = sent.get("response_type");
        if (type == null) {
            throw wrong("The response_type is missing.");
        }
        if (!type.equals("code")) {
            throw wrong(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
        }
        if (!sent.getOrDefault("response_mode", "query").equals("query")) {
            throw wrong("The response_mode can only be query.");
        }
        if (!sent.getOrDefault("max_age", "0").matches("[0-9]{1,9}")) {
            throw wrong("The max_age is not a number of seconds.");
        }
    }

    private static void requireChallenge(Map<String, String> sent, boolean isPublic) throws ParseException {
        var challenge = sent.get("code_challenge");
        if (challenge == null) {
            if (isPublic || sent.containsKey("code_challenge_method")) {
                throw wrong("The code_challenge is missing.");
            }
            return;
        }
        if (!"S256".equals(sent.get("code_challenge_method"))
                || !CHALLENGE.matcher(challenge).matches()) {
            throw wrong("The code_challenge must be one of the code_challenge_method S256.");
        }
    }

    private static Set<String> scopes(Map<String, String> sent) {
        return Arrays.stream(sent.getOrDefault("scope", "").split(" ", -1))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ParseException wrong(String detail) {
        return wrong(OAuth2Error.INVALID_REQUEST.setDescription(detail));
    }

    private static ParseException wrong(ErrorObject error) {
        return new ParseException(error.getCode(), error);
    }
}
