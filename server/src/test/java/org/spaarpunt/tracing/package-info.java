@NullMarked
package org.spaarpunt.tracing;

import org.jspecify.annotations.NullMarked;
