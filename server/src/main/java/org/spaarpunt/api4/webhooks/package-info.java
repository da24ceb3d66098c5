/** Webhooks: addresses to which check-ins and redemptions are reported. */
@NullMarked
package org.spaarpunt.api4.webhooks;

import org.jspecify.annotations.NullMarked;
