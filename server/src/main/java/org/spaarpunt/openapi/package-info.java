/** What the calls of a protocol are, for who writes a client: as a value, and as an OpenAPI document. */
@NullMarked
package org.spaarpunt.openapi;

import org.jspecify.annotations.NullMarked;
