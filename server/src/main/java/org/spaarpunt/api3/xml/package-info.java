/** The elements that several calls write in the same way. */
@NullMarked
package org.spaarpunt.api3.xml;

import org.jspecify.annotations.NullMarked;
