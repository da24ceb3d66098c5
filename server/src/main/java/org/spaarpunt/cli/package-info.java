/** The commands: administration, audit log, import, export, and {@code call}, which signs and sends one request. */
@NullMarked
package org.spaarpunt.cli;

import org.jspecify.annotations.NullMarked;
