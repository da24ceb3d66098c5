@NullMarked
package org.spaarpunt.web.points;

import org.jspecify.annotations.NullMarked;
