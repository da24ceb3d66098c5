/** The world that the programs play in: passholders, cards and events, and the books that must be right in the end. */
@NullMarked
package org.spaarpunt.loadtest.world;

import org.jspecify.annotations.NullMarked;
