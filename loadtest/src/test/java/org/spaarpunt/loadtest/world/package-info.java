/** Tests of this package. */
@NullMarked
package org.spaarpunt.loadtest.world;

import org.jspecify.annotations.NullMarked;
