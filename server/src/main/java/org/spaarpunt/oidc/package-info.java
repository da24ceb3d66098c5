/** Signing in through an OpenID Connect provider: another server that authenticates users. */
@NullMarked
package org.spaarpunt.oidc;

import org.jspecify.annotations.NullMarked;
