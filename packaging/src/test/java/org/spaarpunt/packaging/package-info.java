/** Tests of this package. */
@NullMarked
package org.spaarpunt.packaging;

import org.jspecify.annotations.NullMarked;
