/** Check-in devices: which counter owns them, which others may use them, and to which event they are connected. */
@NullMarked
package org.spaarpunt.devices;

import org.jspecify.annotations.NullMarked;
