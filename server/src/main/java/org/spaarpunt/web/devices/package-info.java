/** The pages about the check-in devices of counters. */
@NullMarked
package org.spaarpunt.web.devices;

import org.jspecify.annotations.NullMarked;
