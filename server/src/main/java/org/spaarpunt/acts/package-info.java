/** What acts of administrators have in common: a transaction with its entry in the audit log, how an act ended, what may be typed, and lists in pages. */
@NullMarked
package org.spaarpunt.acts;

import org.jspecify.annotations.NullMarked;
