@NullMarked
package org.spaarpunt.contact;

import org.jspecify.annotations.NullMarked;
