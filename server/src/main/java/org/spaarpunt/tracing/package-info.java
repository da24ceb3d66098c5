/**
 * Traces: where the time of a request, a batch or a task went. The one package that knows OpenTelemetry, of which no class
 * is loaded unless the settings name a receiver.
 */
@NullMarked
package org.spaarpunt.tracing;

import org.jspecify.annotations.NullMarked;
