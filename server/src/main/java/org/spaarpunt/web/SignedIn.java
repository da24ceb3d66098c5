package org.spaarpunt.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import org.spaarpunt.accounts.Account;
import org.spaarpunt.accounts.Session;
import org.spaarpunt.storage.Digest;

/**
 * The user that makes a request.
 *
 * @param cookie the session's cookie, which no page contains
 */
record SignedIn(Session session, String cookie) {
    /** The name of the field with the token in each form that acts for this user. */
    static final String FORM_TOKEN = "formToken";

    Account account() {
        return session.account();
    }

    /**
     * A token that only a page of this session knows: another site that makes the browser post a form cannot send it.
     */
    String formToken() {
        return Digest.of("form token\n" + cookie).toString();
    }

    boolean sent(String formToken) {
        return MessageDigest.isEqual(formToken().getBytes(US_ASCII), formToken.getBytes(US_ASCII));
    }

    /** Omits the cookie. */
    @Override
    public String toString() {
        return session.account().user().toString();
    }
}
