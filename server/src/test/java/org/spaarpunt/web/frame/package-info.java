@NullMarked
package org.spaarpunt.web.frame;

import org.jspecify.annotations.NullMarked;
