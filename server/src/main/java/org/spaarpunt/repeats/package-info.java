/** Requests that come again: the answers that are kept for them. */
@NullMarked
package org.spaarpunt.repeats;

import org.jspecify.annotations.NullMarked;
