/** The pages of the administration. */
@NullMarked
package org.spaarpunt.web.admin;

import org.jspecify.annotations.NullMarked;
