/** Visitors who report visits, what they asked and were answered, and whether that can be true. */
@NullMarked
package org.spaarpunt.loadtest.history;

import org.jspecify.annotations.NullMarked;
