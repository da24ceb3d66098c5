/** JSON that the operations of several subjects write. */
@NullMarked
package org.spaarpunt.api4.json;

import org.jspecify.annotations.NullMarked;
