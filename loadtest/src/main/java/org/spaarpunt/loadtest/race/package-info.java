/** One visit, reported by many clients at once. */
@NullMarked
package org.spaarpunt.loadtest.race;

import org.jspecify.annotations.NullMarked;
