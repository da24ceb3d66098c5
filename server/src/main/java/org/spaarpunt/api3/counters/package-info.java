/** The calls about counters and their employees. */
@NullMarked
package org.spaarpunt.api3.counters;

import org.jspecify.annotations.NullMarked;
