/** Pages for people: what they see, in which language, and how forms are kept from strangers. */
@NullMarked
package org.spaarpunt.web;

import org.jspecify.annotations.NullMarked;
