/** The description of the operations: what their routes define, with texts, schemas and recorded examples. */
@NullMarked
package org.spaarpunt.api4.docs;

import org.jspecify.annotations.NullMarked;
