/** The calls about counters and the people there. */
@NullMarked
package org.spaarpunt.api3.counters;

import org.jspecify.annotations.NullMarked;
