@NullMarked
package org.spaarpunt.api4.wire;

import org.jspecify.annotations.NullMarked;
