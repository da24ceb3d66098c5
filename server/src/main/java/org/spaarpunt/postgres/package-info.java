/** The embedded PostgreSQL: a server owned by this process, durable and reachable on this machine alone. */
@NullMarked
package org.spaarpunt.postgres;

import org.jspecify.annotations.NullMarked;
