@NullMarked
package org.spaarpunt.mail;

import org.jspecify.annotations.NullMarked;
