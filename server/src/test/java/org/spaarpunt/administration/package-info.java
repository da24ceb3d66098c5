@NullMarked
package org.spaarpunt.administration;

import org.jspecify.annotations.NullMarked;
