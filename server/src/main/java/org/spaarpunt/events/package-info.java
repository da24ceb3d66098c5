/** Events: calendars, check-in windows and limits, organisers and locations. Pure values; knows neither HTTP nor the clock. */
@NullMarked
package org.spaarpunt.events;

import org.jspecify.annotations.NullMarked;
