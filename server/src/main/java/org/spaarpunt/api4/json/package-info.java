/** JSON that several subjects of the API write. */
@NullMarked
package org.spaarpunt.api4.json;

import org.jspecify.annotations.NullMarked;
