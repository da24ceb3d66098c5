@NullMarked
package org.spaarpunt.devices;

import org.jspecify.annotations.NullMarked;
