@NullMarked
package org.spaarpunt.web.me;

import org.jspecify.annotations.NullMarked;
