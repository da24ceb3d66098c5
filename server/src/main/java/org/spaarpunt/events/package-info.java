/**
 * Events: calendars, check-in windows and limits, organisers and locations. Pure values, independent of HTTP and the
 * clock.
 */
@NullMarked
package org.spaarpunt.events;

import org.jspecify.annotations.NullMarked;
