/** Signing in through a provider of OpenID Connect: another server that knows who people are. */
@NullMarked
package org.spaarpunt.oidc;

import org.jspecify.annotations.NullMarked;
