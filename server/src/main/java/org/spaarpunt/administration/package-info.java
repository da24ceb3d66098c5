/** Who and what may use the server: the acts of its administrators, and the log of them. */
@NullMarked
package org.spaarpunt.administration;

import org.jspecify.annotations.NullMarked;
