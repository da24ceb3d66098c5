package org.spaarpunt.issuer;

/** The provider's addresses, below its own. */
final class IssuerPaths {
    static final String DESCRIPTION = "/.well-known/openid-configuration";
    static final String KEYS = "/jwks";
    static final String AUTHORIZE = "/authorize";
    static final String TOKEN = "/token";
    static final String USER_INFO = "/userinfo";
    static final String REVOKE = "/revoke";
    static final String LOGOUT = "/logout";

    /** Where clients that were written for Keycloak look for the description. */
    static final String REALM = "/realms/uitid";

    /** Where such clients find the other addresses without reading it. */
    static final String KEYCLOAK = REALM + "/protocol/openid-connect";

    static final String CERTIFICATES = "/certs";

    private IssuerPaths() {}
}
