@NullMarked
package org.spaarpunt.counters;

import org.jspecify.annotations.NullMarked;
