/** How long details about people are kept, and removing them afterwards. */
@NullMarked
package org.spaarpunt.retention;

import org.jspecify.annotations.NullMarked;
