/** The acts of administrators, which decide what users and applications may do, and the log of those acts. */
@NullMarked
package org.spaarpunt.administration;

import org.jspecify.annotations.NullMarked;
