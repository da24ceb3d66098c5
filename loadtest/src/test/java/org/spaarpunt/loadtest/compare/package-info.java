/** Tests of this package. */
@NullMarked
package org.spaarpunt.loadtest.compare;

import org.jspecify.annotations.NullMarked;
