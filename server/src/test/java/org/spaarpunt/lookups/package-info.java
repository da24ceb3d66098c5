@NullMarked
package org.spaarpunt.lookups;

import org.jspecify.annotations.NullMarked;
