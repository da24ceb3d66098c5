/** Tests of this package. */
@NullMarked
package org.spaarpunt.client;

import org.jspecify.annotations.NullMarked;
