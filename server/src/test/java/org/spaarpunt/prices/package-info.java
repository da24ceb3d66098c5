@NullMarked
package org.spaarpunt.prices;

import org.jspecify.annotations.NullMarked;
