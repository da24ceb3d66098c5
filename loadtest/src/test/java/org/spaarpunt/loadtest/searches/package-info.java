@NullMarked
package org.spaarpunt.loadtest.searches;

import org.jspecify.annotations.NullMarked;
