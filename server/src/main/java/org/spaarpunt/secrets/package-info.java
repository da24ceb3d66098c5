/** Sealing what the database may hold but must not tell. */
@NullMarked
package org.spaarpunt.secrets;

import org.jspecify.annotations.NullMarked;
