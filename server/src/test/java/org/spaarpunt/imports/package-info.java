@NullMarked
package org.spaarpunt.imports;

import org.jspecify.annotations.NullMarked;
