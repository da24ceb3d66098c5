/** The command that signs and sends one request, for integrators. */
@NullMarked
package org.spaarpunt.cli;

import org.jspecify.annotations.NullMarked;
