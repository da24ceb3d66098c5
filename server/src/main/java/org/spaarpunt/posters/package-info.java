/** Posters with a QR code, on paper; the one package that knows how to draw either. */
@NullMarked
package org.spaarpunt.posters;

import org.jspecify.annotations.NullMarked;
