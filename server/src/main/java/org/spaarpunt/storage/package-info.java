/** PostgreSQL: the embedded server, the connection pool, the migrations. Knows no feature. */
@NullMarked
package org.spaarpunt.storage;

import org.jspecify.annotations.NullMarked;
