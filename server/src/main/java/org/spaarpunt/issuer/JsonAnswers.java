package org.spaarpunt.issuer;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spaarpunt.http.Response;

/** The provider's answers, which are JSON. */
final class JsonAnswers {
    private static final String JSON = "application/json";
    private static final String REALM = "realm=\"spaarpunt\"";

    private JsonAnswers() {}

    /** With something that is for its caller only. */
    static Response secret(Map<String, Object> content) {
        return unstored(Response.of(200, JSON, JSONObjectUtils.toJSONString(content)))
                .neverCompressed();
    }

    /** With something that everybody may read and keep for a while. */
    static Response open(Map<String, Object> content, Duration age) {
        return Response.of(200, JSON, JSONObjectUtils.toJSONString(content))
                .with("Cache-Control", "public, max-age=" + age.toSeconds());
    }

    /** An error (RFC 6749 section 5.2); one of 401 names how clients authenticate. */
    static Response error(ErrorObject error) {
        var content = new LinkedHashMap<String, Object>();
        content.put("error", error.getCode());
        Optional.ofNullable(error.getDescription()).ifPresent(text -> content.put("error_description", text));
        int status = error.getHTTPStatusCode() == 0 ? 400 : error.getHTTPStatusCode();
        var answer = unstored(Response.of(status, JSON, JSONObjectUtils.toJSONString(content)))
                .meaning(error.getCode());
        return status == 401 ? answer.with("WWW-Authenticate", "Basic " + REALM) : answer;
    }

    static Response error(ErrorObject error, String detail) {
        return error(error.setDescription(detail));
    }

    /** A request that the library could not read. */
    static Response unreadable(ParseException why) {
        return Optional.ofNullable(why.getErrorObject())
                .map(JsonAnswers::error)
                .orElseGet(() -> error(OAuth2Error.INVALID_REQUEST, why.getMessage() + "."));
    }

    /** A request whose access token is missing, invalid or not enough (RFC 6750 section 3). */
    static Response bearer(int status, String code, String detail) {
        var content = new LinkedHashMap<String, Object>();
        content.put("error", code);
        content.put("error_description", detail);
        return unstored(Response.of(status, JSON, JSONObjectUtils.toJSONString(content)))
                .with(
                        "WWW-Authenticate",
                        "Bearer " + REALM + ", error=\"" + code + "\", error_description=\"" + detail + "\"")
                .meaning(code);
    }

    /** A request without an access token: it is not told more than how to authenticate. */
    static Response tokenNeeded() {
        return unstored(Response.empty(401))
                .with("WWW-Authenticate", "Bearer " + REALM)
                .meaning("no_token");
    }

    private static Response unstored(Response answer) {
        return answer.with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }
}
