/** The whole server, and rules that hold for all of its packages. */
@NullMarked
package org.spaarpunt;

import org.jspecify.annotations.NullMarked;
