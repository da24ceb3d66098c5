@NullMarked
package org.spaarpunt.audit;

import org.jspecify.annotations.NullMarked;
