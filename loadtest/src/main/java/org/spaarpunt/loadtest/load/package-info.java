/** How much load a server can carry, and how fast it answers. */
@NullMarked
package org.spaarpunt.loadtest.load;

import org.jspecify.annotations.NullMarked;
