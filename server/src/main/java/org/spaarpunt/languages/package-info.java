/** The languages of messages and pages. */
@NullMarked
package org.spaarpunt.languages;

import org.jspecify.annotations.NullMarked;
