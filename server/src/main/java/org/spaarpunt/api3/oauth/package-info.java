/** The calls of OAuth 1.0a and about users. */
@NullMarked
package org.spaarpunt.api3.oauth;

import org.jspecify.annotations.NullMarked;
