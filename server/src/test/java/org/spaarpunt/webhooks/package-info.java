@NullMarked
package org.spaarpunt.webhooks;

import org.jspecify.annotations.NullMarked;
