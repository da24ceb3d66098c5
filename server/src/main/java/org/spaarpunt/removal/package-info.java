/** Removing a person from every feature that stores something about them. */
@NullMarked
package org.spaarpunt.removal;

import org.jspecify.annotations.NullMarked;
