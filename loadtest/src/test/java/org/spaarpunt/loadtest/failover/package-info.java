/** Tests of this package. */
@NullMarked
package org.spaarpunt.loadtest.failover;

import org.jspecify.annotations.NullMarked;
