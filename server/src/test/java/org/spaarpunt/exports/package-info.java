@NullMarked
package org.spaarpunt.exports;

import org.jspecify.annotations.NullMarked;
