package org.spaarpunt.oidc;

/** How a browser comes back from the provider. */
public sealed interface ProviderReturn {
    /**
     * The provider knows the person, and this server does.
     *
     * @param userId the user's number inside this server
     * @param next where the person was going
     */
    record SignedIn(long userId, String next) implements ProviderReturn {}

    /** The provider knows the person, and this server does not, or no longer: an administrator must invite them first. */
    record NotInvited() implements ProviderReturn {}

    /** The person did not want to, there. */
    record Refused() implements ProviderReturn {}

    /** Not what this browser set out for, or too late, or for the second time: begin again. */
    record Stale() implements ProviderReturn {}

    /** The provider cannot be asked now. */
    record Unavailable() implements ProviderReturn {}

    /** What the provider says is not to be believed. */
    record Untrusted() implements ProviderReturn {}
}
