/** Tests of this package. */
@NullMarked
package org.spaarpunt.loadtest.race;

import org.jspecify.annotations.NullMarked;
