/** Pages for passholders without an account: checking in with a phone that scanned a poster, and looking at points. */
@NullMarked
package org.spaarpunt.web.points;

import org.jspecify.annotations.NullMarked;
