@NullMarked
package org.spaarpunt.oidc;

import org.jspecify.annotations.NullMarked;
