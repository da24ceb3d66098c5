@NullMarked
package org.spaarpunt.associations;

import org.jspecify.annotations.NullMarked;
