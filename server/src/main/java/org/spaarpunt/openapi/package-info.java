/** A description of a protocol's calls for client developers: as a value, and as an OpenAPI document. */
@NullMarked
package org.spaarpunt.openapi;

import org.jspecify.annotations.NullMarked;
