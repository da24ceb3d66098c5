/** Describes the calls for integrators. */
@NullMarked
package org.spaarpunt.api3.docs;

import org.jspecify.annotations.NullMarked;
