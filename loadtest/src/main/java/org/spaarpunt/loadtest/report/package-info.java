/** What a comparison measured, as text and charts, made of its lines of JSON alone. */
@NullMarked
package org.spaarpunt.loadtest.report;

import org.jspecify.annotations.NullMarked;
