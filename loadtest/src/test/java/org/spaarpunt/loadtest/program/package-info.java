/** Tests of this package. */
@NullMarked
package org.spaarpunt.loadtest.program;

import org.jspecify.annotations.NullMarked;
