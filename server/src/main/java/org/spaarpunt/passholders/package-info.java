/** Passholders: their details, how they are found, and what counters write about them. */
@NullMarked
package org.spaarpunt.passholders;

import org.jspecify.annotations.NullMarked;
