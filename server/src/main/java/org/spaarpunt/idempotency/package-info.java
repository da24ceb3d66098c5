/** Repeated requests: the outcomes stored for them, and their format. */
@NullMarked
package org.spaarpunt.idempotency;

import org.jspecify.annotations.NullMarked;
