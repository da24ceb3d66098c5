/** How much a server bears, and how fast it answers. */
@NullMarked
package org.spaarpunt.loadtest.load;

import org.jspecify.annotations.NullMarked;
