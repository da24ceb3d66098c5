/** Webhooks, as the admins of a counter manage them. */
@NullMarked
package org.spaarpunt.web.webhooks;

import org.jspecify.annotations.NullMarked;
