@NullMarked
package org.spaarpunt.codes;

import org.jspecify.annotations.NullMarked;
