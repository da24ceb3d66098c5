/** The common parts of administrators' acts: audited transactions, outcomes, rules for input, and lists in pages. */
@NullMarked
package org.spaarpunt.acts;

import org.jspecify.annotations.NullMarked;
