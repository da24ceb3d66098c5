/** Spaarpunt beside other ways of doing the same work, in turns on one machine. */
@NullMarked
package org.spaarpunt.loadtest.compare;

import org.jspecify.annotations.NullMarked;
