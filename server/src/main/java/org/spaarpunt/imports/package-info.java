/** Cards, passholders and events from files: all of a file or nothing. */
@NullMarked
package org.spaarpunt.imports;

import org.jspecify.annotations.NullMarked;
