/** The protocol of UiTPAS API 3.0: routes, parameters, verification by OAuth 1.0a, answers in XML and JSON. */
@NullMarked
package org.spaarpunt.api3;

import org.jspecify.annotations.NullMarked;
