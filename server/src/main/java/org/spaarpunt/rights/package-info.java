/** Authorisation: the rights that a call can require, and the one place that decides whether a caller has them. */
@NullMarked
package org.spaarpunt.rights;

import org.jspecify.annotations.NullMarked;
