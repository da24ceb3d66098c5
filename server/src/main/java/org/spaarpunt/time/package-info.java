/** The only place that knows the time zone. */
@NullMarked
package org.spaarpunt.time;

import org.jspecify.annotations.NullMarked;
