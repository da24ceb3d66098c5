/** The settings of events in UiTPAS API 4.0. */
@NullMarked
package org.spaarpunt.api4.events;

import org.jspecify.annotations.NullMarked;
