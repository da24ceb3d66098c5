/** The operations with which a passholder without an account goes on from a card to a token or an account. */
@NullMarked
package org.spaarpunt.api4.uitid;

import org.jspecify.annotations.NullMarked;
