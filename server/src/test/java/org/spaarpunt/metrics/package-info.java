@NullMarked
package org.spaarpunt.metrics;

import org.jspecify.annotations.NullMarked;
