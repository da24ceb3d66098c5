/**
 * Contact details of people and counters, as values that validate themselves: the same for pages, commands, calls and
 * imports.
 */
@NullMarked
package org.spaarpunt.contact;

import org.jspecify.annotations.NullMarked;
