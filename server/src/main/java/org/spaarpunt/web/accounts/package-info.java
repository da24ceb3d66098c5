/** The pages on which users sign in, allow applications and manage their accounts. */
@NullMarked
package org.spaarpunt.web.accounts;

import org.jspecify.annotations.NullMarked;
