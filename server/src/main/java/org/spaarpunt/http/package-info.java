/** The listener: the one package that knows the HTTP library. Requests and responses are plain values for everybody else. */
@NullMarked
package org.spaarpunt.http;

import org.jspecify.annotations.NullMarked;
