/** What users and applications may do for which organisers. */
@NullMarked
package org.spaarpunt.api4.permissions;

import org.jspecify.annotations.NullMarked;
