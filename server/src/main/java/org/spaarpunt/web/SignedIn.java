package org.spaarpunt.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import org.spaarpunt.accounts.Account;
import org.spaarpunt.accounts.Session;
import org.spaarpunt.storage.Digest;

/**
 * The person who makes a request.
 *
 * @param cookie that showed it, which no page holds
 */
record SignedIn(Session session, String cookie) {
    /** The name of the field in each form that has this person do something. */
    static final String FORM_TOKEN = "formToken";

    Account account() {
        return session.account();
    }

    /** What only a page of this session knows: another site that has the browser post a form cannot send it. */
    String formToken() {
        return Digest.of("form token\n" + cookie).toString();
    }

    boolean sent(String formToken) {
        return MessageDigest.isEqual(formToken().getBytes(US_ASCII), formToken.getBytes(US_ASCII));
    }

    /** Leaves the cookie out. */
    @Override
    public String toString() {
        return session.account().user().toString();
    }
}
