/** What operations of every subject use: callers, queries, bodies and problems. */
@NullMarked
package org.spaarpunt.api4.wire;

import org.jspecify.annotations.NullMarked;
