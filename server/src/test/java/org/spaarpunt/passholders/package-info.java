@NullMarked
package org.spaarpunt.passholders;

import org.jspecify.annotations.NullMarked;
