/** People at a counter: finding them, registering them, and their cards. */
@NullMarked
package org.spaarpunt.web.people;

import org.jspecify.annotations.NullMarked;
