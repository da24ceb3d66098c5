package org.spaarpunt.oidc;

/** The outcome of a browser's return from the provider. */
public sealed interface ProviderReturn {
    /**
     * The provider has identified a user of this server.
     *
     * @param userId the user's number, used inside this server only
     * @param next the page that the user was going to
     */
    record SignedIn(long userId, String next) implements ProviderReturn {}

    /**
     * The provider has identified a person without an account here, or with a disabled one: an administrator must
     * invite them first.
     */
    record NotInvited() implements ProviderReturn {}

    /** The person refused at the provider. */
    record Refused() implements ProviderReturn {}

    /** Not the answer to a sign-in of this browser, too late, or sent a second time: the sign-in must start again. */
    record Stale() implements ProviderReturn {}

    /** The provider is unavailable. */
    record Unavailable() implements ProviderReturn {}

    /** The provider's answer cannot be trusted. */
    record Untrusted() implements ProviderReturn {}
}
