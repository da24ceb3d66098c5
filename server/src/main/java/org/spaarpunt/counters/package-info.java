/** Counters: their employees, and what they may do. */
@NullMarked
package org.spaarpunt.counters;

import org.jspecify.annotations.NullMarked;
