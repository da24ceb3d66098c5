/** Events and organisers as UiTdatabank shows them, for clients that ask it. */
@NullMarked
package org.spaarpunt.api4.entry;

import org.jspecify.annotations.NullMarked;
