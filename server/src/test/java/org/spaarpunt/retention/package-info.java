@NullMarked
package org.spaarpunt.retention;

import org.jspecify.annotations.NullMarked;
