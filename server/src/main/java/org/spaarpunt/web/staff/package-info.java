/** The people who work at a counter, as its own admins manage them. */
@NullMarked
package org.spaarpunt.web.staff;

import org.jspecify.annotations.NullMarked;
