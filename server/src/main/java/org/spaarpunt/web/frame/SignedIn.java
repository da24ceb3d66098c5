package org.spaarpunt.web.frame;

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
public record SignedIn(Session session, String cookie, Roles roles) {
    /** The name of the field with the token in each form that acts for this user. */
    public static final String FORM_TOKEN = "formToken";

    /** A user that has signed in with this request, for pages without navigation. */
    public SignedIn(Session session, String cookie) {
        this(session, cookie, Roles.NONE);
    }

    public Account account() {
        return session.account();
    }

    /**
     * A token that only a page of this session knows: another site that makes the browser post a form cannot send it.
     */
    public String formToken() {
        return Digest.of("form token\n" + cookie).toString();
    }

    public boolean sent(String formToken) {
        return MessageDigest.isEqual(formToken().getBytes(US_ASCII), formToken.getBytes(US_ASCII));
    }

    /** Omits the cookie. */
    @Override
    public String toString() {
        return session.account().user().toString();
    }
}
