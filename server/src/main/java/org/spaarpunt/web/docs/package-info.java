/** The pages for developers of applications. */
@NullMarked
package org.spaarpunt.web.docs;

import org.jspecify.annotations.NullMarked;
