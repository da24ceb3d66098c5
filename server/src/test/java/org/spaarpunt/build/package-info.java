@NullMarked
package org.spaarpunt.build;

import org.jspecify.annotations.NullMarked;
