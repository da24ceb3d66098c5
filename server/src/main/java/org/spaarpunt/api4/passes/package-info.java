/** Passes and cards, looked up by a number that is shown or read. */
@NullMarked
package org.spaarpunt.api4.passes;

import org.jspecify.annotations.NullMarked;
