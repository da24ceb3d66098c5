/** Tests of this package. */
@NullMarked
package org.spaarpunt.loadtest.report;

import org.jspecify.annotations.NullMarked;
