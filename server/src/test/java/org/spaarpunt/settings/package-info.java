@NullMarked
package org.spaarpunt.settings;

import org.jspecify.annotations.NullMarked;
