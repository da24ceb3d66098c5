/** Organisers with their employees, and card systems. */
@NullMarked
package org.spaarpunt.api4.organizers;

import org.jspecify.annotations.NullMarked;
