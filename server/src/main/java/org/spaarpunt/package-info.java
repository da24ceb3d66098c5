/** Spaarpunt: starting, stopping and wiring the server. Everything else is in the packages below. */
@NullMarked
package org.spaarpunt;

import org.jspecify.annotations.NullMarked;
