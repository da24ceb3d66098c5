@NullMarked
package org.spaarpunt.passes;

import org.jspecify.annotations.NullMarked;
