/** The embedded PostgreSQL: a server of this process's own, durable and for this machine alone. */
@NullMarked
package org.spaarpunt.postgres;

import org.jspecify.annotations.NullMarked;
