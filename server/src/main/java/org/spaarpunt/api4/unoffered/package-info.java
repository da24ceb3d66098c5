/** The operations about what this server does not do. */
@NullMarked
package org.spaarpunt.api4.unoffered;

import org.jspecify.annotations.NullMarked;
