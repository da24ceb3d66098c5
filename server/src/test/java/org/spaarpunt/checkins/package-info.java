@NullMarked
package org.spaarpunt.checkins;

import org.jspecify.annotations.NullMarked;
