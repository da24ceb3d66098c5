/** Events, their settings and the codes of their posters. */
@NullMarked
package org.spaarpunt.api4.events;

import org.jspecify.annotations.NullMarked;
