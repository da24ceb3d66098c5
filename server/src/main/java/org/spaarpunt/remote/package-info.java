/** The addresses of other servers that this one asks. */
@NullMarked
package org.spaarpunt.remote;

import org.jspecify.annotations.NullMarked;
