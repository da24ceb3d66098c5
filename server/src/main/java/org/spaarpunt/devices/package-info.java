/** Check-in devices: where they stand and to which event they are connected. */
@NullMarked
package org.spaarpunt.devices;

import org.jspecify.annotations.NullMarked;
