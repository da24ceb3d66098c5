/** The calls about check-ins: at a counter, by code, searched and undone. */
@NullMarked
package org.spaarpunt.api3.checkins;

import org.jspecify.annotations.NullMarked;
