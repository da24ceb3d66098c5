/** Who did what to what: a log of every administrative act, written in the act's own commit. */
@NullMarked
package org.spaarpunt.audit;

import org.jspecify.annotations.NullMarked;
