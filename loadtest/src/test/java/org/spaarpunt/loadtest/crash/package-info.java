/** Tests of this package. */
@NullMarked
package org.spaarpunt.loadtest.crash;

import org.jspecify.annotations.NullMarked;
