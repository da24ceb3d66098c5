/** The calls about events and their check-in codes. */
@NullMarked
package org.spaarpunt.api3.events;

import org.jspecify.annotations.NullMarked;
