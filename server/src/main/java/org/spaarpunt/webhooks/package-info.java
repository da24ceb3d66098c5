/** Reports of check-ins and redemptions to addresses of organisers and applications: Standard Webhooks. */
@NullMarked
package org.spaarpunt.webhooks;

import org.jspecify.annotations.NullMarked;
