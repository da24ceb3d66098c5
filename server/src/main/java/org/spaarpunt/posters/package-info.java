/** Printable posters with a QR code; the only package that draws PDFs and QR codes. */
@NullMarked
package org.spaarpunt.posters;

import org.jspecify.annotations.NullMarked;
