/** Exports of stored data, as files for other programs and for the people it is about. */
@NullMarked
package org.spaarpunt.exports;

import org.jspecify.annotations.NullMarked;
