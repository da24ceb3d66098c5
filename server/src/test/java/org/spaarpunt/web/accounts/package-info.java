@NullMarked
package org.spaarpunt.web.accounts;

import org.jspecify.annotations.NullMarked;
