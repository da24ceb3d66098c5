/** Web pages for users: their content, their language, and the protection of their forms against other sites. */
@NullMarked
package org.spaarpunt.web;

import org.jspecify.annotations.NullMarked;
