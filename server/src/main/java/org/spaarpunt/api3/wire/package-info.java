/** The wire format of UiTPAS API 3.0: requests as checked values, XML and JSON answers, codes and messages. */
@NullMarked
package org.spaarpunt.api3.wire;

import org.jspecify.annotations.NullMarked;
