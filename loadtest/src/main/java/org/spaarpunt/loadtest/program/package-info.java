/** What all programs have in common: their options, the database that they use, and how they end. */
@NullMarked
package org.spaarpunt.loadtest.program;

import org.jspecify.annotations.NullMarked;
