@NullMarked
package org.spaarpunt.rights;

import org.jspecify.annotations.NullMarked;
