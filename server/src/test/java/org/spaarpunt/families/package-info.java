@NullMarked
package org.spaarpunt.families;

import org.jspecify.annotations.NullMarked;
