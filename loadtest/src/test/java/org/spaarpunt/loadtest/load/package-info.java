/** Tests of this package. */
@NullMarked
package org.spaarpunt.loadtest.load;

import org.jspecify.annotations.NullMarked;
