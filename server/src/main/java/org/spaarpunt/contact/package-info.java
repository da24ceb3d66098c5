/** How people and counters are reached, as values that check themselves: the same for a page, a command, a call and an import. */
@NullMarked
package org.spaarpunt.contact;

import org.jspecify.annotations.NullMarked;
