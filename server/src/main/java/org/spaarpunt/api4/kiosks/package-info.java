/** Check-in devices in UiTPAS API 4.0: what they ask themselves, and what the admins of their organisers do with them. */
@NullMarked
package org.spaarpunt.api4.kiosks;

import org.jspecify.annotations.NullMarked;
