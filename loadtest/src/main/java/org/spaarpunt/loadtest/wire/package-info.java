/** The protocol from a client's side: signed check-ins as bytes, and the answers to them. */
@NullMarked
package org.spaarpunt.loadtest.wire;

import org.jspecify.annotations.NullMarked;
