@NullMarked
package org.spaarpunt.cli;

import org.jspecify.annotations.NullMarked;
