/** PostgreSQL: the connection pool, the migrations and what guards them. Knows no feature. */
@NullMarked
package org.spaarpunt.storage;

import org.jspecify.annotations.NullMarked;
