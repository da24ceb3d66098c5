/** Clients of the server under test in a filled world: a user at the pages, an application with a token, signed calls. */
@NullMarked
package org.spaarpunt.loadtest.callers;

import org.jspecify.annotations.NullMarked;
