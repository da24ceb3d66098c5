/** The calls made by check-in devices and about them. */
@NullMarked
package org.spaarpunt.api3.devices;

import org.jspecify.annotations.NullMarked;
