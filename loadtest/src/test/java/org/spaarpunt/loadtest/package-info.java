/** Tests of this package. */
@NullMarked
package org.spaarpunt.loadtest;

import org.jspecify.annotations.NullMarked;
