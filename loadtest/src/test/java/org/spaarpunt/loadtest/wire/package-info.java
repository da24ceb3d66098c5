/** Tests of this package. */
@NullMarked
package org.spaarpunt.loadtest.wire;

import org.jspecify.annotations.NullMarked;
