package org.spaarpunt.accounts;

import java.util.UUID;

/**
 * Somebody is signed in, now.
 *
 * @param digest of the cookie that the browser sends; not enough to make the cookie
 */
public record Session(UUID digest, Account account) {}
