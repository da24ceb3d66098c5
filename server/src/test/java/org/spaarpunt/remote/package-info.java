@NullMarked
package org.spaarpunt.remote;

import org.jspecify.annotations.NullMarked;
