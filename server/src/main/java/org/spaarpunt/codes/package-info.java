/** Check-in codes: the text in an event's QR code. */
@NullMarked
package org.spaarpunt.codes;

import org.jspecify.annotations.NullMarked;
