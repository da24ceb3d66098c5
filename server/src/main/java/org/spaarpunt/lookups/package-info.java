/** Budgets for looking people up by numbers: how many unknown and foreign numbers a caller may try, and which reading is logged. */
@NullMarked
package org.spaarpunt.lookups;

import org.jspecify.annotations.NullMarked;
