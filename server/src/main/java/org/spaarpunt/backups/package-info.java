/** Backups of an installation with an embedded database, and installations that are restored from them. */
@NullMarked
package org.spaarpunt.backups;

import org.jspecify.annotations.NullMarked;
