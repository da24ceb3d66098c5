/** The lines of the log: an event, a sentence and fields, as text or as JSON. */
@NullMarked
package org.spaarpunt.logging;

import org.jspecify.annotations.NullMarked;
