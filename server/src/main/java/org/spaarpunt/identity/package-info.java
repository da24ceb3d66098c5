/**
 * Consumers, users, permissions, and OAuth 1.0a signatures, nonces and tokens (RFC 5849): identifies the caller of a
 * request.
 */
@NullMarked
package org.spaarpunt.identity;

import org.jspecify.annotations.NullMarked;
