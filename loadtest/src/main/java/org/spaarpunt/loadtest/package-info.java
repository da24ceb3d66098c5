/** Programs that measure a server from outside, over HTTP, and that try to break its promises. */
@NullMarked
package org.spaarpunt.loadtest;

import org.jspecify.annotations.NullMarked;
