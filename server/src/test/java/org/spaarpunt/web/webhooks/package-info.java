@NullMarked
package org.spaarpunt.web.webhooks;

import org.jspecify.annotations.NullMarked;
