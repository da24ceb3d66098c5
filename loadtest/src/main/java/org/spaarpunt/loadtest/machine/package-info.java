/** The processes on this machine: the server under test, its database, and what they use. */
@NullMarked
package org.spaarpunt.loadtest.machine;

import org.jspecify.annotations.NullMarked;
