/** What users see of their own points. */
@NullMarked
package org.spaarpunt.api4.own;

import org.jspecify.annotations.NullMarked;
