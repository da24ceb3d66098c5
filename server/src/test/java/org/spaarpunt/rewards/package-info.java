@NullMarked
package org.spaarpunt.rewards;

import org.jspecify.annotations.NullMarked;
