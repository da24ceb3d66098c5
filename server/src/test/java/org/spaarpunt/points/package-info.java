@NullMarked
package org.spaarpunt.points;

import org.jspecify.annotations.NullMarked;
