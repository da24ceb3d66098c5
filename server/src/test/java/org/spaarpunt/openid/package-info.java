@NullMarked
package org.spaarpunt.openid;

import org.jspecify.annotations.NullMarked;
