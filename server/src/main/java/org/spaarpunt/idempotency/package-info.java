/** Requests that are sent again: the outcomes that are kept for them, and how they are written down. */
@NullMarked
package org.spaarpunt.idempotency;

import org.jspecify.annotations.NullMarked;
