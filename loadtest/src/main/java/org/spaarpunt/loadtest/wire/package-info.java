/** The wire, as a client sees it: signed check-ins in bytes, and the answers to them. */
@NullMarked
package org.spaarpunt.loadtest.wire;

import org.jspecify.annotations.NullMarked;
