/** What tests of several packages share: a clock, a client, and the answers it gets. */
@NullMarked
package org.spaarpunt.testing;

import org.jspecify.annotations.NullMarked;
