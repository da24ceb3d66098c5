@NullMarked
package org.spaarpunt.secrets;

import org.jspecify.annotations.NullMarked;
