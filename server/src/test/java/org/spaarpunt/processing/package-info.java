@NullMarked
package org.spaarpunt.processing;

import org.jspecify.annotations.NullMarked;
