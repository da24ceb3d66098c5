/**
 * The listener: the only package that knows the HTTP library. For all others, requests and responses are plain values.
 */
@NullMarked
package org.spaarpunt.http;

import org.jspecify.annotations.NullMarked;
