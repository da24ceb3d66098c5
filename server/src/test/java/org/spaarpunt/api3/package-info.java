/** The protocol over real HTTP, on a real database. */
@NullMarked
package org.spaarpunt.api3;

import org.jspecify.annotations.NullMarked;
