/** The settings of a server, and where a process finds them. */
@NullMarked
package org.spaarpunt.settings;

import org.jspecify.annotations.NullMarked;
