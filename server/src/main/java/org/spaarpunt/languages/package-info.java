/** The languages in which people are spoken to. */
@NullMarked
package org.spaarpunt.languages;

import org.jspecify.annotations.NullMarked;
