/** What survives when processes are killed, and how that is checked. */
@NullMarked
package org.spaarpunt.loadtest.crash;

import org.jspecify.annotations.NullMarked;
