/**
 * Budgets for looking people up by numbers: how many unknown and foreign numbers a caller may try, and which reads are
 * logged.
 */
@NullMarked
package org.spaarpunt.lookups;

import org.jspecify.annotations.NullMarked;
