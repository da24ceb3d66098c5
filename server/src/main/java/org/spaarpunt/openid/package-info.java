/** Spaarpunt as a provider of OpenID Connect: clients, what users allow them, tokens, and verifying tokens. */
@NullMarked
package org.spaarpunt.openid;

import org.jspecify.annotations.NullMarked;
