@NullMarked
package org.spaarpunt.web.docs;

import org.jspecify.annotations.NullMarked;
