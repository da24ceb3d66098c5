@NullMarked
package org.spaarpunt.web.people;

import org.jspecify.annotations.NullMarked;
