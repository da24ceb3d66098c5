package org.spaarpunt.web;

import java.time.InstantSource;
import java.util.Optional;
import org.spaarpunt.accounts.Accounts;
import org.spaarpunt.administration.Administration;
import org.spaarpunt.counters.EmployeeCounters;
import org.spaarpunt.http.PublicAddress;
import org.spaarpunt.identity.Destinations;
import org.spaarpunt.identity.UserAuthorization;
import org.spaarpunt.oidc.ProviderSignIn;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.secrets.SecretBox;

/**
 * What the pages work with.
 *
 * @param provider by which people may sign in without a password of ours
 * @param api what applications can call
 */
public record PageContext(
        Accounts accounts,
        Administration administration,
        UserAuthorization authorization,
        Destinations destinations,
        EmployeeCounters workplaces,
        SecretBox box,
        PublicAddress address,
        InstantSource clock,
        Optional<ProviderSignIn> provider,
        ApiDescription api) {}
