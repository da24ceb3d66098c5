/** A passholder's own pages: card, points, rewards, preferences and data. */
@NullMarked
package org.spaarpunt.web.me;

import org.jspecify.annotations.NullMarked;
