/** How long the searches of both protocols and the lists of the pages take in a filled world. */
@NullMarked
package org.spaarpunt.loadtest.searches;

import org.jspecify.annotations.NullMarked;
