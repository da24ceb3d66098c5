/** The data that the programs use: passholders, cards and events, and the books that must balance in the end. */
@NullMarked
package org.spaarpunt.loadtest.world;

import org.jspecify.annotations.NullMarked;
