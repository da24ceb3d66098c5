/** What every answer of the JSON API is compared with. */
@NullMarked
package org.spaarpunt.api4.contract;

import org.jspecify.annotations.NullMarked;
