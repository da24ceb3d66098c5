/** Requests that come again: the answers that are kept for them. */
@NullMarked
package org.spaarpunt.idempotency;

import org.jspecify.annotations.NullMarked;
