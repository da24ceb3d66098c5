@NullMarked
package org.spaarpunt.visits;

import org.jspecify.annotations.NullMarked;
