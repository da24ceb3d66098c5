@NullMarked
package org.spaarpunt.removal;

import org.jspecify.annotations.NullMarked;
