@NullMarked
package org.spaarpunt.posters;

import org.jspecify.annotations.NullMarked;
