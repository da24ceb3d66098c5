/** Associations that passholders are members of. */
@NullMarked
package org.spaarpunt.associations;

import org.jspecify.annotations.NullMarked;
