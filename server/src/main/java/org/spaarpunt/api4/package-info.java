/** UiTPAS API 4.0, in JSON with bearer tokens: the operations by subject, and how a request gets to its operation. */
@NullMarked
package org.spaarpunt.api4;

import org.jspecify.annotations.NullMarked;
