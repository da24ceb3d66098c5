@NullMarked
package org.spaarpunt.accounts;

import org.jspecify.annotations.NullMarked;
