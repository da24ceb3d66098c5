/** Tests of this package. */
@NullMarked
package org.spaarpunt.loadtest.history;

import org.jspecify.annotations.NullMarked;
