@NullMarked
package org.spaarpunt.web.devices;

import org.jspecify.annotations.NullMarked;
