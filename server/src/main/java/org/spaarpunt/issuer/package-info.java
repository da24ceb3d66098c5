/** The addresses of this installation as a provider of OpenID Connect that programs use; the pages for people are in {@code web}. */
@NullMarked
package org.spaarpunt.issuer;

import org.jspecify.annotations.NullMarked;
