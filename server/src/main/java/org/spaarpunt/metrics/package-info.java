/**
 * The metrics, for Prometheus: the only package that knows its library. Others report to it through their own
 * interfaces.
 */
@NullMarked
package org.spaarpunt.metrics;

import org.jspecify.annotations.NullMarked;
