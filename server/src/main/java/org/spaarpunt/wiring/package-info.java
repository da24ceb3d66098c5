/** How the features are made and connected, once for servers, commands and tests. */
@NullMarked
package org.spaarpunt.wiring;

import org.jspecify.annotations.NullMarked;
