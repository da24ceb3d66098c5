/** A cluster of Patroni, and what check-ins notice of it when a node, its store or a server fails. */
@NullMarked
package org.spaarpunt.loadtest.failover;

import org.jspecify.annotations.NullMarked;
