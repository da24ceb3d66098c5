/** What is measured, for Prometheus: the one package that knows its library. Others tell it through interfaces of their own. */
@NullMarked
package org.spaarpunt.metrics;

import org.jspecify.annotations.NullMarked;
