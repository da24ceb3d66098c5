@NullMarked
package org.spaarpunt.wiring;

import org.jspecify.annotations.NullMarked;
