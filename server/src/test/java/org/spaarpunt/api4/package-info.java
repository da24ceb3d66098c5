@NullMarked
package org.spaarpunt.api4;

import org.jspecify.annotations.NullMarked;
