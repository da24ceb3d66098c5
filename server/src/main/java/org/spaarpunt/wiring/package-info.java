/** How the features are made and what each is given, once for servers, commands and tests. */
@NullMarked
package org.spaarpunt.wiring;

import org.jspecify.annotations.NullMarked;
