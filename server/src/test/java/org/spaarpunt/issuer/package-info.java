@NullMarked
package org.spaarpunt.issuer;

import org.jspecify.annotations.NullMarked;
