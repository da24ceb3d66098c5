/** Check-ins in UiTPAS API 4.0. */
@NullMarked
package org.spaarpunt.api4.checkins;

import org.jspecify.annotations.NullMarked;
