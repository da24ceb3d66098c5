/** The audit log: who did what to what. Every administrative act is recorded in its own transaction. */
@NullMarked
package org.spaarpunt.audit;

import org.jspecify.annotations.NullMarked;
