/** The calls that show or do several things of one visit at once. */
@NullMarked
package org.spaarpunt.api3.visits;

import org.jspecify.annotations.NullMarked;
