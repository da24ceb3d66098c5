/** Sealing of values that are stored in the database and must not be readable there. */
@NullMarked
package org.spaarpunt.secrets;

import org.jspecify.annotations.NullMarked;
